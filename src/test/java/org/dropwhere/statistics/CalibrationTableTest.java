package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.results.WholeFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables of {@code mvn -Pcalibration verify}: minutes, printed and written to {@code target/calibration.md}. */
@Tag("calibration")
class CalibrationTableTest {
    private static final int SIMULATIONS = Integer.getInteger("calibration.simulations", 4000);
    private static final double STANDARD_ERRORS = 3;
    private static final int[] SEEDS = {5, 8, 10, 15, 20, 30, 50};
    private static final double[] MARGINS = {0.01, 0.02, 0.05};

    private final List<String> lines = new ArrayList<>();
    private final TreeSet<String> tooFrequent = new TreeSet<>();

    @Test
    void errorsStayWithinFivePercentWhereSeedsCanShowThem() {
        errors();
        oneTestFile();
        looks();
        families();
        seeds();
        WholeFile.write(Path.of("target/calibration.md"), String.join("\n", lines) + "\n");
        assertEquals(
                new TreeSet<>(Calibrated.UNSEEN),
                tooFrequent.stream()
                        .map(cell -> cell.substring(0, cell.indexOf(':')))
                        .collect(Collectors.toCollection(TreeSet::new)),
                () -> String.join("\n", tooFrequent));
    }

    private void errors() {
        head(
                "seeds",
                "differences",
                "falsely different",
                "falsely equivalent, at 0.01 / 0.02 / 0.05",
                "found different (0.05)",
                "found equivalent (0, margin 0.02)");
        for (Population population : Population.values()) {
            for (int n : SEEDS) {
                Calibration none = Calibration.of(population, n, 0, 0.02, SIMULATIONS);
                Calibration far = Calibration.of(population, n, -0.05, 0.02, SIMULATIONS);
                row(
                        String.valueOf(n),
                        population.words(),
                        checked(population, n + " seeds, falsely different", none.different()),
                        IntStream.range(0, MARGINS.length)
                                .mapToObj(k -> checked(
                                        population,
                                        n + " seeds, falsely equivalent at " + MARGINS[k],
                                        atMargin(population, n, MARGINS[k])))
                                .collect(Collectors.joining(" / ")),
                        percent(far.different(), 0),
                        percent(none.equivalent(), 0));
            }
        }
    }

    /** The arm is worse by the margin, or better, as far as accuracies go; the larger error. */
    private static double atMargin(Population population, int n, double margin) {
        double worse =
                Calibration.of(population, n, -margin, margin, SIMULATIONS).equivalent();
        boolean canBeBetter = population != Population.SATURATED && population != Population.SOLVED_90;
        return canBeBetter
                ? Math.max(
                        worse,
                        Calibration.of(population, n, margin, margin, SIMULATIONS)
                                .equivalent())
                : worse;
    }

    private void oneTestFile() {
        head(
                "seeds",
                "test sequences, which all seeds share, and how much they suit one variant (sd on the log-odds)",
                "falsely different",
                "falsely equivalent (0.02)",
                "found different (0.05)");
        for (int sequences : new int[] {200, 1000}) {
            for (double effect : new double[] {0, 0.5, 1}) {
                OneTestFile file = new OneTestFile(sequences, effect);
                for (int n : new int[] {5, 10, 20}) {
                    int experiments = SIMULATIONS / 4;
                    row(
                            String.valueOf(n),
                            sequences + ", " + effect,
                            checked(
                                    "one test file",
                                    "any of " + n,
                                    Calibration.of(file, n, 0, 0.02, experiments)
                                            .different(),
                                    experiments),
                            checked(
                                    "one test file",
                                    "any of " + n + " equivalent",
                                    Calibration.of(file, n, 0.02, 0.02, experiments)
                                            .equivalent(),
                                    experiments),
                            percent(
                                    Calibration.of(file, n, 0.05, 0.02, experiments)
                                            .different(),
                                    0));
                }
            }
        }
    }

    private void looks() {
        List<InterimLooks> declared = List.of(
                new InterimLooks(List.of(), 5, OptionalInt.of(20), List.of()),
                new InterimLooks(List.of(5), 10, OptionalInt.of(20), List.of()),
                new InterimLooks(List.of(5, 10), 20, OptionalInt.of(20), List.of()));
        List<InterimLooks> undeclared =
                Stream.of(5, 10, 20).map(InterimLooks::single).toList();
        head("differences", "falsely different at any of the looks at 5, 10 and 20 seeds, declared", "undeclared");
        for (Population population : Population.values()) {
            row(
                    population.words(),
                    checked(population, "looks", Calibration.differentAtAnyLook(population, declared, SIMULATIONS)),
                    percent(Calibration.differentAtAnyLook(population, undeclared, SIMULATIONS), 1));
        }
    }

    private void families() {
        head("seeds", "differences", "any of 5 comparisons falsely equivalent (0.02)");
        for (Population population : Population.values()) {
            for (int n : new int[] {10, 20, 50}) {
                row(
                        String.valueOf(n),
                        population.words(),
                        checked(
                                population.name(),
                                n + " seeds, any of 5 equivalent",
                                Calibration.anyEquivalent(population, n, 5, 0.02, SIMULATIONS / 2),
                                SIMULATIONS / 2));
            }
        }
    }

    private void seeds() {
        head("seeds", "differences", "true difference", "margin", "settled by as many seeds as were told");
        for (Population population :
                List.of(Population.NORMAL, Population.HEAVY_TAILS, Population.BINOMIAL_200, Population.SOLVED_90)) {
            for (int n : new int[] {5, 10, 20}) {
                for (double difference : new double[] {0, 0.01, 0.03}) {
                    row(
                            String.valueOf(n),
                            population.words(),
                            String.valueOf(difference),
                            "0.02",
                            percent(
                                    Calibration.settled(
                                            population, n, -difference, OptionalDouble.of(0.02), SIMULATIONS / 20),
                                    0));
                }
            }
        }
    }

    private String checked(Population population, String what, double share) {
        return checked(population.name(), what, share, SIMULATIONS);
    }

    private String checked(String population, String what, double share, int simulations) {
        boolean frequent = share > Calibration.bound(simulations, STANDARD_ERRORS);
        if (frequent) {
            tooFrequent.add(population + ": " + what + " " + percent(share, 1));
        }
        return frequent ? "**" + percent(share, 1) + "**" : percent(share, 1);
    }

    private static String percent(double share, int decimals) {
        return Double.isNaN(share) ? "none told" : String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * share);
    }

    private void head(String... cells) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        row(cells);
        row(Stream.of(cells).map(cell -> "---").toArray(String[]::new));
    }

    private void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        System.out.println(lines.get(lines.size() - 1));
    }
}
