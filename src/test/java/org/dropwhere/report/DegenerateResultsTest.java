package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.chart.Charts;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TablesJson;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.Spending;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever trials come to, their report is made, and shows no number that is none. */
class DegenerateResultsTest {
    private static final Pattern NO_NUMBER = Pattern.compile("NaN|Infinity|\u221E|\uFFFD");
    private static final int EPOCHS = 2;

    /** Ways in which the numbers of trials may fall. */
    private enum Shape {
        CONSTANT,
        NEARLY_CONSTANT,
        SOLVED_OR_NOT,
        RIGHT_OR_WRONG,
        ORDINARY,
        ROUNDING,
        HUGE,
        ENORMOUS,
        LARGEST,
        TINY;

        double accuracy(Random random) {
            return switch (this) {
                case CONSTANT, HUGE, TINY -> 0.5;
                case NEARLY_CONSTANT -> random.nextInt(30) == 0 ? 0.5625 : 0.5;
                case SOLVED_OR_NOT -> random.nextBoolean() ? 1 : 0.5;
                case RIGHT_OR_WRONG -> random.nextInt(2);
                case ORDINARY, ENORMOUS, LARGEST -> random.nextInt(501) / 500.0;
                case ROUNDING -> 0.7 + random.nextInt(3) * 1e-16;
            };
        }

        double loss(Random random) {
            return switch (this) {
                case CONSTANT, SOLVED_OR_NOT, RIGHT_OR_WRONG -> 0.75;
                case NEARLY_CONSTANT, ORDINARY -> random.nextDouble();
                case ROUNDING -> 0.7 + random.nextInt(3) * 1e-16;
                case HUGE -> random.nextDouble() * 3e38;
                case ENORMOUS -> random.nextDouble() * 1e300;
                case LARGEST -> random.nextInt(4) == 0 ? Double.MAX_VALUE : random.nextDouble() * 1e300;
                case TINY -> random.nextInt(2) * Double.MIN_VALUE;
            };
        }

        Outcome outcome(Random random) {
            List<EpochMetrics> epochs = new ArrayList<>();
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                epochs.add(new EpochMetrics(
                        epoch, loss(random), loss(random), accuracy(random), loss(random), accuracy(random)));
            }
            return new Outcome.Finished(epochs, 1, score(random), score(random));
        }

        private Score score(Random random) {
            return new Score(loss(random), accuracy(random));
        }
    }

    @TempDir
    private Path results;

    private int count;

    private static Plan plan(int seeds, int variants, int points, Analysis analysis) {
        Plan plan = HandMade.analysed(
                HandMade.plan(
                        seeds,
                        IntStream.rangeClosed(1, variants)
                                .mapToObj(i -> "variant-" + i)
                                .toArray(String[]::new)),
                analysis);
        return points == 1
                ? plan
                : HandMade.swept(plan, new TreeMap<>(Map.of("model.units", List.of("10", "20"), "x", List.of("1"))));
    }

    private static Analysis analysis(Random random, int seeds) {
        return new Analysis(
                random.nextBoolean() ? PrimaryMetric.TEST_ACCURACY_AT_BEST : PrimaryMetric.TEST_LOSS_AT_LAST,
                random.nextBoolean() ? Margins.NONE : new Margins(Map.of(Metric.ACCURACY, 0.02, Metric.LOSS, 0.1)),
                List.of(),
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(0.9),
                random.nextBoolean(),
                random.nextBoolean()
                        ? OptionalInt.empty()
                        : OptionalInt.of(seeds * List.of(1, 2, 6, 40, 400, 2000).get(random.nextInt(6))),
                random.nextBoolean() ? Optional.empty() : Optional.of(Spending.POCOCK));
    }

    private void holds(Plan plan, Shape shape, int failures, Random random, boolean drawn) throws IOException {
        ResultsFolder folder = HandMade.folder(results, "hand-made-" + count++);
        int cells = (int)
                plan.runs().stream().map(run -> run.trial().id()).distinct().count();
        HandMade.results(
                        plan,
                        IntStream.range(0, cells)
                                .mapToObj(i -> i < failures ? HandMade.failed() : shape.outcome(random))
                                .toArray(Outcome[]::new))
                .forEach(result -> result.outcome()
                        .ifPresent(outcome -> folder.store(result.run().trial(), outcome, HandMade.PROVENANCE)));
        Report report = new ReportWriter(folder, plan, drawn ? Charts::of : (r, c) -> List.of()).write();
        String what = shape + ", " + plan.experiment().seeds().size() + " seeds, " + failures + " failed, "
                + plan.experiment().analysis();
        assertEquals(List.of(), report.missing(), what);
        assertShown(report.summary(), what);
        assertShown(report.markdown(), what);
        assertShown(report.mainTable().toCsv(), what);
        assertShown(TablesJson.of(report.tables()), what);
        try (Stream<Path> files = Files.walk(folder.path())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".png"))
                    .filter(file -> !file.toString().contains("trials"))
                    .toList()) {
                assertShown(Files.readString(file, StandardCharsets.UTF_8), what + " in " + file);
            }
        }
    }

    private static void assertShown(String text, String what) {
        assertFalse(NO_NUMBER.matcher(text).find(), () -> what + ":\n" + text);
    }

    @Test
    void noTableSentenceOrSectionFails() throws IOException {
        Random random = new Random(12);
        for (int round = 0; round < 30; round++) {
            Shape shape = Shape.values()[round % Shape.values().length];
            int seeds = List.of(1, 2, 3, 5, 6, 21).get(random.nextInt(6));
            int variants = 1 + random.nextInt(3);
            int failures =
                    List.of(0, 0, 1, seeds * variants - 1, seeds * variants).get(random.nextInt(5));
            holds(
                    plan(seeds, variants, 1 + random.nextInt(2), analysis(random, seeds)),
                    shape,
                    failures,
                    random,
                    false);
        }
    }

    @Test
    void noChartFails() throws IOException {
        Random random = new Random(13);
        // An axis cannot go beyond the largest number.
        for (Shape shape : EnumSet.complementOf(EnumSet.of(Shape.LARGEST))) {
            holds(plan(2, 2, 1, analysis(random, 2)), shape, 0, random, true);
        }
    }
}
