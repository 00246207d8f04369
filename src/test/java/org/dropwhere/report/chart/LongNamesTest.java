package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.statistics.FirstLook;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts with names of any length and script and in any number, by the texts of their SVGs. */
class LongNamesTest {
    private static final Pattern TEXT = Pattern.compile(
            "<text (?:x=\"(\\S+)\" y=\"(\\S+)\"|transform=\"translate\\((\\S+) (\\S+)\\) rotate\\(-90\\)\")"
                    + " font-size=\"(\\d+)\".*? textLength=\"(\\S+)\"[^>]*>(?:<title>(.*)</title>)?(.*)</text>");
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");

    /** What is drawn and what it stands for, with about the place of its letters. */
    private record Text(String shown, String full, Rectangle2D box) {
        static Text of(Matcher match) {
            double size = Double.parseDouble(match.group(5));
            double length = Double.parseDouble(match.group(6));
            String full = match.group(7) == null ? match.group(8) : match.group(7);
            if (match.group(1) == null) {
                double x = Double.parseDouble(match.group(3));
                double y = Double.parseDouble(match.group(4));
                return new Text(
                        match.group(8), full, new Rectangle2D.Double(x - 0.75 * size, y - length, 0.95 * size, length));
            }
            double x = Double.parseDouble(match.group(1));
            double y = Double.parseDouble(match.group(2));
            return new Text(match.group(8), full, new Rectangle2D.Double(x, y - 0.75 * size, length, 0.95 * size));
        }
    }

    @ParameterizedTest(name = "{1} variants with names of {0} letters like U+{2}")
    @CsvSource({"1, 60, 4e00", "20, 12, 0410", "80, 2, 0671", "200, 1, 0061", "200, 2, 1f600", "200, 60, 0e01"})
    void showsEveryVariant(int length, int count, String letters) {
        List<String> names = names(length, count, letters);
        List<ChartDraft> drafts = drafts(HandMade.plan(2, names.toArray(String[]::new)), 3);

        List<String> charts = List.of("differences", "distribution", "accuracy", "solved", "loss", "gap");
        assertEquals(
                charts.subList(count == 1 ? 1 : 0, charts.size()),
                drafts.stream().map(ChartDraft::name).toList());
        drafts.forEach(draft -> assertLegible(draft, names));
    }

    @ParameterizedTest(name = "{1} values of {0} letters like U+{2}")
    @CsvSource({"1, 12, 0904", "20, 60, 0410", "80, 12, 0627", "200, 2, 05d0", "200, 60, 4e00"})
    void showsEveryValueOfAnAxis(int length, int count, String letters) {
        List<String> values = names(length, count, letters);
        Plan plan = HandMade.swept(HandMade.plan(2, "control"), new TreeMap<>(Map.of("data.task", values)));
        List<ChartDraft> drafts = drafts(plan, 1);

        assertEquals(
                List.of("sweep", "distribution", "accuracy", "solved", "loss", "gap"),
                drafts.stream().map(ChartDraft::name).toList());
        drafts.forEach(draft -> assertLegible(draft, values));
    }

    @ParameterizedTest(name = "{1} values of {0} letters like U+{2}")
    @CsvSource({"1, 2, 0061", "80, 60, 0904", "200, 3, 1f600"})
    void showsEveryValueOfTwoAxes(int length, int count, String letters) {
        List<String> values = names(length, count, letters);
        Plan plan = HandMade.swept(
                HandMade.plan(1, names(length, 1, letters).toArray(String[]::new)),
                new TreeMap<>(Map.of("data.task", values, "model.units", names(length, 2, letters))));

        ChartDraft heatMap = drafts(plan, 1).stream()
                .filter(draft -> draft.name().equals("heat-map"))
                .findFirst()
                .orElseThrow();
        assertLegible(heatMap, values);
    }

    /** The sweep on which XChart's heat map divided by zero. */
    @Test
    void drawsAHeatMapWhoseNamesAreWiderThanItsPanels() throws IOException {
        String keras = "{keras: {dropout: 0.5, recurrent-dropout: 0.5}}";
        List<String> drops = List.of(keras, "{after-embedding: 0.25, " + keras.substring(1));
        Plan plan = HandMade.swept(
                HandMade.plan(1, "no-dropout", "drop"),
                new TreeMap<>(Map.of("model.units", List.of("2", "3"), "variants.drop", drops)));
        List<PlannedRunResult> results = results(plan, 1);

        Chart heatMap =
                Charts.of(ResultsByArm.of(plan, results), FirstLook.compare(ResultsByArm.of(plan, results))).stream()
                        .filter(chart -> chart.name().equals("heat-map"))
                        .flatMap(chart -> chart.draw().get().stream())
                        .findFirst()
                        .orElseThrow();
        assertTrue(
                heatMap.svg().contains(">after-embedding 0.25 keras dropout 0.5 recurrent-dropout 0.5<"),
                heatMap.svg());
        assertEquals(2000, ImageIO.read(new ByteArrayInputStream(heatMap.png())).getWidth());
    }

    @ParameterizedTest
    @CsvSource({"1e-300, 2e-300", "2.5e-310, 1e-309", "-1e300, 1e300", "1, 1.0", "0.1, 0.1000000000000000000001"})
    void drawsSweepsOverAnyNumbers(String one, String other) {
        Plan plan = HandMade.swept(
                HandMade.plan(1, "control"), new TreeMap<>(Map.of("data.label-noise", List.of(one, other))));
        drafts(plan, 1).forEach(draft -> assertLegible(draft, List.of()));
    }

    @Test
    void showsNumbersWholeEvenBelowNarrowPanels() {
        List<String> rates = IntStream.range(0, 12)
                .mapToObj(i -> new BigDecimal("0.0729137")
                        .multiply(BigDecimal.valueOf(i))
                        .toPlainString())
                .toList();
        Plan plan = HandMade.swept(
                HandMade.plan(1, "control"),
                new TreeMap<>(Map.of("data.label-noise", rates, "data.train", List.of("20", "30", "40"))));
        ChartDraft sweep = drafts(plan, 1).get(0);

        assertEquals("sweep", sweep.name());
        assertLegible(sweep, List.of("0.1458274"));
        assertFalse(PictureFormats.svg(sweep.picture()).contains("\u2026"));
    }

    @Test
    void shortensBetweenWhatReadersTakeForCharacters() {
        String family = "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67";
        String shown = Label.within(family.repeat(50), Theme.PLAIN, 300).text();
        assertTrue(shown.matches("(" + family + ")+\u2026(" + family + ")+"), shown);
    }

    @Test
    void drawsWhatIsNoCharacter() {
        assertEquals("a\ufffdb\ufffd", new Label("a\nb\ud83d", Theme.PLAIN).text());
    }

    private static void assertLegible(ChartDraft draft, List<String> names) {
        String svg = PictureFormats.svg(draft.picture());
        Matcher size = SIZE.matcher(svg);
        assertTrue(size.find(), svg);
        Rectangle2D picture =
                new Rectangle2D.Double(0, 0, Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
        assertTrue(picture.getWidth() <= 2200 && picture.getHeight() <= 25_000, draft.name() + " " + picture);

        List<Text> texts = TEXT.matcher(svg)
                .results()
                .map(each -> {
                    Matcher text = TEXT.matcher(each.group());
                    assertTrue(text.matches());
                    return Text.of(text);
                })
                .toList();
        assertEquals(svg.split("<text ", -1).length - 1, texts.size());
        names.forEach(name -> assertTrue(
                texts.stream().anyMatch(text -> text.full().contains(name)), draft.name() + " lacks " + name));
        Map<String, String> fulls = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            assertTrue(picture.contains(text.box()), draft.name() + " cuts off " + text);
            assertEquals(text.full(), fulls.computeIfAbsent(text.shown(), shown -> text.full()), "looks the same");
            for (Text other : texts.subList(i + 1, texts.size())) {
                assertFalse(text.box().intersects(other.box()), draft.name() + ": " + text + " lies over " + other);
            }
        }
    }

    /** Some names that differ in their middle only. */
    private static List<String> names(int length, int count, String letters) {
        int first = Integer.parseInt(letters, 16);
        return IntStream.range(0, count)
                .mapToObj(i -> Character.toString(first).repeat(length / 2)
                        + Character.toString(first + i)
                        + Character.toString(first).repeat((length - 1) / 2))
                .toList();
    }

    private static List<ChartDraft> drafts(Plan plan, int epochs) {
        Plan asked = HandMade.solvedFrom(plan, 0.7);
        List<PlannedRunResult> results = results(asked, epochs);
        return Charts.drafts(ResultsByArm.of(asked, results), FirstLook.compare(ResultsByArm.of(asked, results)));
    }

    private static List<PlannedRunResult> results(Plan plan, int epochs) {
        return HandMade.results(
                plan,
                Stream.generate(() -> HandMade.finished(IntStream.range(0, epochs)
                                .mapToDouble(i -> 0.6 + 0.1 * i)
                                .toArray()))
                        .limit(plan.runs().size())
                        .toArray(Outcome[]::new));
    }
}
