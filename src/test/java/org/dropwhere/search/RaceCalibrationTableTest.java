package org.dropwhere.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.results.WholeFile;
import org.dropwhere.search.RaceSimulation.Result;
import org.dropwhere.search.RaceSimulation.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables of races of {@code mvn -Pcalibration verify}, printed and written to {@code target/race.md}. */
@Tag("calibration")
class RaceCalibrationTableTest {
    private static final int RACES = Integer.getInteger("calibration.races", 1000);
    private static final double STANDARD_ERRORS = 3;

    private final TreeSet<String> tooFrequent = new TreeSet<>();

    @Test
    void theBestOneLeavesInFivePercentOfRacesAtMost() {
        RaceSimulation simulation = RaceSimulation.withOthers();
        List<String> rows = new ArrayList<>();
        head(
                rows,
                "candidates",
                "others",
                "lead",
                "scores",
                "the best left",
                "falsely as good",
                "right",
                "seeds",
                "full factorial",
                "share of it",
                "halving: best left",
                "seeds",
                "irace: best left",
                "seeds");
        List<String> summary = new ArrayList<>();
        head(
                summary,
                "candidates",
                "others",
                "lead",
                "the best left, at most",
                "seeds",
                "share of a full factorial",
                "halving: best left",
                "seeds",
                "irace: best left",
                "seeds");
        for (int candidates : new int[] {5, 10, 20, 40, 60}) {
            for (Shape shape : Shape.values()) {
                for (double lead : new double[] {0, 0.5, 1, 2}) {
                    List<String> cells = List.of(String.valueOf(candidates), shape.words(), String.valueOf(lead));
                    List<Result> results = new ArrayList<>();
                    for (Ground ground : Ground.values()) {
                        Result result = simulation.run(ground, shape.behind(candidates, lead), races(candidates));
                        results.add(result);
                        row(rows, cells, ground.words(), result);
                        // Among equals it is no error.
                        if (lead > 0 && isFrequent(result.error(), candidates)) {
                            tooFrequent.add(ground + ", " + String.join(", ", cells) + ": " + percent(result.error()));
                        }
                    }
                    summarise(summary, cells, results);
                }
            }
        }
        rows.add("");
        rows.addAll(summary);
        WholeFile.write(Path.of("target/race.md"), String.join("\n", rows) + "\n");
        assertEquals(new TreeSet<>(), tooFrequent);
    }

    /** Races of many candidates take as much longer. */
    private static int races(int candidates) {
        return candidates > 20 ? RACES / 5 : RACES;
    }

    private static boolean isFrequent(double share, int candidates) {
        return share > RaceRule.ERROR + STANDARD_ERRORS * Math.sqrt(0.05 * 0.95 / races(candidates));
    }

    private static void row(List<String> rows, List<String> cells, String ground, Result result) {
        row(
                rows,
                Stream.concat(
                        cells.stream(),
                        Stream.of(
                                ground,
                                percent(result.error()),
                                percent(result.asGood()),
                                percent(result.power()),
                                decimal(result.cost()),
                                factorial(result),
                                result.share().isPresent()
                                        ? hundredths(result.share().getAsDouble())
                                        : "-",
                                percent(result.halving().error()),
                                decimal(result.halving().cost()),
                                percent(result.irace().error()),
                                decimal(result.irace().cost()))));
    }

    private static void summarise(List<String> rows, List<String> cells, List<Result> results) {
        row(
                rows,
                Stream.concat(
                        cells.stream(),
                        Stream.of(
                                percent(results.stream()
                                        .mapToDouble(Result::error)
                                        .max()
                                        .orElse(0)),
                                range(results, Result::cost),
                                shares(results),
                                percents(results, result -> result.halving().error()),
                                decimal(results.get(0).halving().cost()),
                                percents(results, result -> result.irace().error()),
                                range(results, result -> result.irace().cost()))));
    }

    /** Of the grounds on which the race is right often enough to ask, and how many need more seeds than are tried. */
    private static String shares(List<Result> results) {
        DoubleSummaryStatistics shares = results.stream()
                .flatMapToDouble(result -> result.share().stream())
                .summaryStatistics();
        long more = results.stream()
                .filter(result -> result.comparable() && result.share().isEmpty())
                .count();
        List<String> parts = new ArrayList<>();
        if (shares.getCount() > 0) {
            parts.add(hundredths(shares.getMin()) + " to " + hundredths(shares.getMax()) + " (" + shares.getCount()
                    + ")");
        }
        if (more > 0) {
            parts.add("it needs more than 80 seeds (" + more + ")");
        }
        return parts.isEmpty() ? "-" : String.join(", ", parts);
    }

    private static String range(List<Result> results, ToDoubleFunction<Result> value) {
        DoubleSummaryStatistics values = results.stream().mapToDouble(value).summaryStatistics();
        return decimal(values.getMin()) + " to " + decimal(values.getMax());
    }

    private static String percents(List<Result> results, ToDoubleFunction<Result> value) {
        DoubleSummaryStatistics values = results.stream().mapToDouble(value).summaryStatistics();
        return String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * values.getMin(), 100 * values.getMax());
    }

    private static String factorial(Result result) {
        if (!result.comparable()) {
            return "-";
        }
        return result.factorial().isPresent()
                ? String.valueOf(result.factorial().getAsInt())
                : "more than 80";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String hundredths(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static void head(List<String> rows, String... cells) {
        row(rows, Stream.of(cells));
        row(rows, Stream.of(cells).map(cell -> "---"));
    }

    private static void row(List<String> rows, Stream<String> cells) {
        rows.add(cells.collect(Collectors.joining(" | ", "| ", " |")));
        System.out.println(rows.get(rows.size() - 1));
    }
}
