package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.statistics.OneTestFile.Drawn;
import org.junit.jupiter.api.Test;

/** What the seeds alone get wrong on one test file, and the crossed test does not. */
class OneTestFileTest {
    private static final OneTestFile FILE = new OneTestFile(200, 1);
    private static final int EXPERIMENTS = 400;

    private static List<Drawn> experiments(int n, double difference) {
        RandomStream random = RandomStream.ofSeed(3);
        return IntStream.range(0, EXPERIMENTS)
                .parallel()
                .mapToObj(i -> FILE.draw(random.at(i), n, difference))
                .toList();
    }

    private static double share(List<Drawn> experiments, Predicate<Drawn> predicate) {
        return (double) experiments.stream().filter(predicate).count() / experiments.size();
    }

    private static CrossedEstimate estimate(Drawn drawn) {
        return drawn.shared().flatMap(SharedTestSequences::estimate).orElseThrow();
    }

    @Test
    void theTrueDifferenceIsTheOneThatWasAskedFor() {
        List<Drawn> experiments = experiments(5, 0.05);
        assertEquals(
                0.05,
                experiments.stream()
                        .mapToDouble(drawn -> estimate(drawn).difference())
                        .average()
                        .orElseThrow(),
                0.004);
        assertEquals(
                FILE.accuracy(),
                experiments.stream()
                        .flatMap(drawn -> drawn.pairs().list().stream())
                        .mapToDouble(Pair::baseline)
                        .average()
                        .orElseThrow(),
                0.004);
    }

    /** Of 400 experiments, 5 % have a standard error of 1.1 points. */
    @Test
    void equallyGoodArmsDifferOverSeedsAndNotOverSequencesToo() {
        List<Drawn> experiments = experiments(20, 0);
        double overSeeds = share(
                experiments,
                drawn ->
                        MeanDifference.of(drawn.pairs(), SummaryMetric.TEST_ACCURACY_AT_BEST, SeedVariation.INDEPENDENT)
                                        .orElseThrow()
                                        .p()
                                <= Levels.TOTAL);
        double crossed = share(experiments, drawn -> estimate(drawn).p() <= Levels.TOTAL);
        assertTrue(overSeeds > 0.1, "over seeds " + overSeeds);
        assertTrue(crossed < 0.085, "over both " + crossed);
    }

    @Test
    void aLargeDifferenceIsStillFound() {
        double found = share(experiments(20, 0.05), drawn -> estimate(drawn).p() <= Levels.TOTAL);
        assertTrue(found > 0.8, "found " + found);
    }

    @Test
    void theDifferenceIsThatOfTheAccuracies() {
        for (Drawn drawn : experiments(5, 0.02).subList(0, 20)) {
            assertEquals(
                    drawn.pairs().differences().stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow(),
                    estimate(drawn).difference(),
                    1e-12);
            assertEquals(Optional.empty(), drawn.shared().orElseThrow().onThese());
        }
    }
}
