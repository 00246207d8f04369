package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.results.WholeFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of {@code mvn -Pcalibration verify}: minutes, printed and written to {@code target/calibration.md}. */
@Tag("calibration")
class CalibrationTableTest {
    private static final int SIMULATIONS = Integer.getInteger("calibration.simulations", 4000);
    private static final double STANDARD_ERRORS = 3;

    @Test
    void errorsStayWithinFivePercent() {
        List<String> lines = new ArrayList<>(List.of(
                "| seeds | differences | falsely different | falsely equivalent | found different (0.05) | found"
                        + " equivalent (0) |",
                "|---:|---|---:|---:|---:|---:|"));
        boolean sound = true;
        for (Population population : Population.values()) {
            for (int n : new int[] {5, 10, 20, 30}) {
                Calibration none = Calibration.of(population, n, 0, SIMULATIONS);
                Calibration edge = Calibration.of(population, n, Calibration.MARGIN, SIMULATIONS);
                Calibration far = Calibration.of(population, n, 0.05, SIMULATIONS);
                lines.add(String.format(
                        Locale.ROOT,
                        "| %d | %s | %.1f %% | %.1f %% | %.0f %% | %.0f %% |",
                        n,
                        population.words(),
                        100 * none.different(),
                        100 * edge.equivalent(),
                        100 * far.different(),
                        100 * none.equivalent()));
                System.out.println(lines.get(lines.size() - 1));
                double bound = Calibration.bound(SIMULATIONS, STANDARD_ERRORS);
                sound &= none.different() <= bound && edge.equivalent() <= bound;
            }
        }
        List<InterimLooks> declared = List.of(
                new InterimLooks(List.of(), 5, OptionalInt.of(20), List.of()),
                new InterimLooks(List.of(5), 10, OptionalInt.of(20), List.of()),
                new InterimLooks(List.of(5, 10), 20, OptionalInt.of(20), List.of()));
        List<InterimLooks> undeclared =
                Stream.of(5, 10, 20).map(InterimLooks::single).toList();
        lines.addAll(List.of(
                "",
                "| differences | falsely different at any of the looks at 5, 10 and 20 seeds, declared | undeclared |",
                "|---|---:|---:|"));
        for (Population population : Population.values()) {
            double spent = Calibration.differentAtAnyLook(population, declared, SIMULATIONS);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.1f %% | %.1f %% |",
                    population.words(),
                    100 * spent,
                    100 * Calibration.differentAtAnyLook(population, undeclared, SIMULATIONS)));
            System.out.println(lines.get(lines.size() - 1));
            sound &= spent <= Calibration.bound(SIMULATIONS, STANDARD_ERRORS);
        }
        WholeFile.write(Path.of("target/calibration.md"), String.join("\n", lines) + "\n");
        assertTrue(sound, "an error is more frequent than 5 % and the simulation's own");
    }
}
