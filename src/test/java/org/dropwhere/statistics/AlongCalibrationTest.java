package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.statistics.Verdict.Kind;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often anything is claimed along the axes of a sweep of one variant, 3 x 2 values, in which nothing differs. */
@Tag("calibration")
class AlongCalibrationTest {
    private static final int SIMULATIONS = Integer.getInteger("calibration.simulations", 1000);
    private static final double STANDARD_ERRORS = 3;

    @TempDir
    private Path folder;

    /** Accuracies whose mean is the same in all cells. */
    enum Noise {
        NORMAL {
            @Override
            double draw(Random random, double ofSeed, boolean isLast) {
                return 0.8 + 0.01 * ofSeed + 0.02 * random.nextGaussian();
            }
        },
        NEAR_PERFECT {
            @Override
            double draw(Random random, double ofSeed, boolean isLast) {
                return 1 - 0.02 * Math.exp(0.5 * random.nextGaussian() - 0.125);
            }
        },
        ONE_SKEWED_CELL {
            @Override
            double draw(Random random, double ofSeed, boolean isLast) {
                return isLast
                        ? 0.8 + 0.02 * (1 + Math.log(1 - random.nextDouble()))
                        : 0.8 + 0.002 * random.nextGaussian();
            }
        };

        /**
         * An accuracy.
         *
         * @param ofSeed what the cells of a seed have in common, standard normal
         * @param isLast whether it is of the sweep's last cell
         */
        abstract double draw(Random random, double ofSeed, boolean isLast);
    }

    @ParameterizedTest
    @CsvSource({
        "5, NORMAL", "10, NORMAL", "20, NORMAL",
        "5, NEAR_PERFECT", "10, NEAR_PERFECT", "20, NEAR_PERFECT",
        "5, ONE_SKEWED_CELL", "10, ONE_SKEWED_CELL", "20, ONE_SKEWED_CELL"
    })
    void nothingIsClaimedMoreOftenThanInFivePercent(int seeds, Noise noise) throws Exception {
        Path file = Files.writeString(folder.resolve("along.yaml"), """
                data: {task: majority, length: 6, vocabulary: 8, train: 9, validation: 4, test: 4}
                model: {embedding: 3, units: 4}
                training: {epochs: 1}
                variants: {drop: {}}
                sweep: {grid: {variants.drop.cell: [0, 0.25, 0.5], data.length: [6, 7]}}
                """ + "seeds: " + seeds + "\n");
        Plan plan = Planner.plan(ExperimentFile.read(file), Datasets::digest);
        Random random = new Random(1);
        int different = 0;
        int interactions = 0;
        for (int i = 0; i < SIMULATIONS; i++) {
            List<Comparison> judged = judged(plan, drawn(plan, noise, random));
            different += judged.stream()
                            .anyMatch(comparison ->
                                    comparison.verdict().orElseThrow().kind() == Kind.DIFFERENT)
                    ? 1
                    : 0;
            interactions += Interaction.of(plan, judged, Levels.SINGLE).stream().anyMatch(Interaction::isShown) ? 1 : 0;
        }
        String shares = seeds + " seeds, " + noise + ": falsely different in " + different + ", falsely interacting in "
                + interactions + " of " + SIMULATIONS;
        System.out.println(shares);
        double most = SIMULATIONS * Calibration.bound(SIMULATIONS, STANDARD_ERRORS);
        assertTrue(different <= most && interactions <= most, shares);
    }

    private static ResultsByArm drawn(Plan plan, Noise noise, Random random) {
        Arm last = plan.arms().get(plan.arms().size() - 1);
        Map<Long, Double> ofSeeds = new HashMap<>();
        Outcome[] outcomes = plan.runs().stream()
                .map(run -> HandMade.finished(noise.draw(
                        random,
                        ofSeeds.computeIfAbsent(run.seed(), seed -> random.nextGaussian()),
                        run.arm().equals(last))))
                .toArray(Outcome[]::new);
        return ResultsByArm.of(plan, HandMade.results(plan, outcomes));
    }

    /** The comparisons of the primary metric alone, since those of all metrics would take most of the time. */
    private static List<Comparison> judged(Plan plan, ResultsByArm results) {
        PairedTests tests = new PairedTests(Levels.SINGLE);
        List<Comparison> all = ArmPair.of(plan).stream()
                .map(pair -> new PairedArms(
                                pair.arm(),
                                bySeed(results, pair.arm()),
                                pair.baseline(),
                                bySeed(results, pair.baseline()))
                        .compare(
                                SummaryMetric.TEST_ACCURACY_AT_BEST,
                                plan.experiment().analysis(),
                                Levels.SINGLE,
                                tests))
                .toList();
        return VerdictRule.apply(
                all,
                OptionalDouble.empty(),
                InterimLooks.single(plan.experiment().seeds().size()),
                Levels.SINGLE);
    }

    private static Map<Long, PlannedRunResult> bySeed(ResultsByArm results, Arm arm) {
        Map<Long, PlannedRunResult> bySeed = new TreeMap<>();
        results.of(arm).forEach(result -> bySeed.put(result.run().seed(), result));
        return bySeed;
    }
}
