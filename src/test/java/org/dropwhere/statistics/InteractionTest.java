package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Planner;
import org.dropwhere.report.InteractionsText;
import org.dropwhere.results.HandMade;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionTest {
    private static final String SWEEP =
            "sweep: {grid: {variants.drop.cell: [0, 0.5], data.length: [6, 7], data.train: [9, 8]}}\n";

    @TempDir
    private Path folder;

    private Plan plan(int seeds, String rest) throws Exception {
        Path file = Files.writeString(folder.resolve("along.yaml"), """
                data: {task: majority, length: 6, vocabulary: 8, train: 9, validation: 4, test: 4}
                model: {embedding: 3, units: 4}
                training: {epochs: 1}
                """ + "seeds: " + seeds + "\n" + rest);
        return Planner.plan(ExperimentFile.read(file), Datasets::digest);
    }

    private static Comparisons compare(Plan plan, ToDoubleFunction<PlannedRun> accuracy) {
        return FirstLook.compare(ResultsByArm.of(
                plan,
                HandMade.results(
                        plan,
                        plan.runs().stream()
                                .map(run -> HandMade.finished(accuracy.applyAsDouble(run)))
                                .toArray(Outcome[]::new))));
    }

    private static boolean is(PlannedRun run, String axis, String value) {
        return value.equals(run.arm().point().values().get(axis));
    }

    private static List<String> names(Comparisons comparisons) {
        return comparisons.interactions().stream()
                .map(interaction -> interaction.effect().name() + " : "
                        + String.join("/", interaction.axis().paths()))
                .toList();
    }

    /** Two axes have one interaction however they are named: the four cells are the same. */
    @Test
    void fourCellsCountOnce() throws Exception {
        Plan two =
                plan(2, "variants: {drop: {}}\nsweep: {grid: {variants.drop.cell: [0, 0.5], data.length: [6, 7]}}\n");
        assertEquals(List.of("cell 0.5 (data.length=7) - cell 0 : data.length"), names(compare(two, run -> 0.5)));
        // Each two of the three axes, at both values of the third.
        assertEquals(
                6,
                names(compare(plan(2, "variants: {drop: {}}\n" + SWEEP), run -> 0.5))
                        .size());
    }

    @Test
    void theEffectOfAVariantIsTestedAlongComparedAxesAlone() throws Exception {
        String variants =
                "variants: {none: {}, drop: {cell: 0.5}}\nsweep: {grid: {data.length: [6, 7], data.train: [9, 8]}}\n";
        assertEquals(List.of(), names(compare(plan(2, variants), run -> 0.5)));
        assertEquals(
                List.of(
                        "drop (data.length=7, data.train=9) - none : data.length",
                        "drop (data.length=7, data.train=8) - none : data.length",
                        "none with length 7 (data.train=8) - none with length 6 : data.train",
                        "drop with length 7 (data.train=8) - drop with length 6 : data.train"),
                names(compare(plan(2, variants + "compare-along: [data.length]\n"), run -> 0.5)));
    }

    /** Where the axis leaves none as it is, the difference of two effects of drop is what drop does along the axis. */
    @Test
    void aComparisonAlongAnAxisIsNotTestedOnceMoreAsAnInteraction() throws Exception {
        String variants = "variants: {none: {}, drop: {}}\n";
        Plan one = plan(
                2,
                variants + "sweep: {grid: {variants.drop.cell: [0.25, 0.5]}}\n"
                        + "compare-along: [variants.drop.cell]\n");
        Comparisons compared = compare(one, run -> 0.5);
        assertEquals(3, compared.ofPrimary().size());
        assertEquals(List.of(), names(compared));

        Plan two = plan(
                2,
                variants + "sweep: {grid: {variants.drop.cell: [0.25, 0.5], data.length: [6, 7]}}\n"
                        + "compare-along: [variants.drop.cell]\n");
        assertEquals(List.of("cell 0.5 (data.length=7) - cell 0.25 : data.length"), names(compare(two, run -> 0.5)));
    }

    @Test
    void differencesAreThoseOfTheEffectsInEachSeed() throws Exception {
        Plan plan =
                plan(3, "variants: {drop: {}}\nsweep: {grid: {variants.drop.cell: [0, 0.5], data.length: [6, 7]}}\n");
        Interaction only = compare(
                        plan,
                        run -> is(run, "variants.drop.cell", "0.5")
                                ? is(run, "data.length", "7") ? 0.5 + run.seed() / 64.0 : 0.25
                                : 0.125)
                .interactions()
                .get(0);
        assertEquals(
                List.of(new Pair(1, 0.390625, 0.125), new Pair(2, 0.40625, 0.125), new Pair(3, 0.421875, 0.125)),
                only.differences().list());
        assertEquals(OptionalDouble.of(0.28125), only.estimate().mean());
        assertEquals(0.015625, only.estimate().sd().orElseThrow(), 1e-15);
        assertFalse(only.isShown(), "no claim from three seeds");
    }

    /** Random accuracies: p values of the table, corrected here, are those of the verdicts and of the interactions. */
    @Test
    void holmCountsAllComparisonsAndAllInteractions() throws Exception {
        Plan plan = plan(
                6,
                "variants: {none: {}, drop: {cell: 0.5}, input: {lstm-input: 0.5}}\n" + SWEEP
                        + "compare-along: [variants.drop.cell, data.length]\n");
        Random random = new Random(3);
        Comparisons comparisons = compare(plan, run -> 0.5 + random.nextInt(64) / 128.0);
        List<Comparison> primary = comparisons.ofPrimary().stream()
                .filter(comparison -> !comparison.identical())
                .toList();
        assertTrue(primary.stream().anyMatch(comparison -> comparison.along().isEmpty()));
        assertTrue(primary.stream().anyMatch(comparison -> !comparison.along().isEmpty()));
        assertEquals(
                naiveHolm(primary.stream()
                        .map(comparison ->
                                comparison.evidence().inference().orElseThrow().p())
                        .toList()),
                primary.stream()
                        .map(comparison -> comparison.adjusted().orElseThrow())
                        .toList());
        assertEquals(
                naiveHolm(comparisons.interactions().stream()
                        .map(interaction ->
                                interaction.inference().orElseThrow().p())
                        .toList()),
                comparisons.interactions().stream()
                        .map(interaction -> interaction.adjusted().orElseThrow())
                        .toList());
    }

    private static List<Double> naiveHolm(List<Double> ps) {
        List<Double> adjusted = new ArrayList<>();
        for (double p : ps) {
            double largest = 0;
            for (double other : ps) {
                if (other <= p) {
                    long notSmaller = ps.stream().filter(each -> each >= other).count();
                    largest = Math.max(largest, Math.min(1, notSmaller * other));
                }
            }
            adjusted.add(largest);
        }
        return adjusted;
    }

    @Test
    void anEffectThatDependsOnAnAxisIsToldAndOneThatDoesNotIsNot() throws Exception {
        String two = "variants: {drop: {}}\nsweep: {grid: {variants.drop.cell: [0, 0.5], data.length: [6, 7]}}\n";
        double[] noise = {0, 0.01, 0.02, 0.005, 0.015, 0.0125, 0.0075, 0.0025};
        Comparisons depends = compare(
                plan(8, two),
                run -> is(run, "variants.drop.cell", "0.5") && is(run, "data.length", "7")
                        ? 0.75 + noise[(int) run.seed() - 1]
                        : 0.5);
        assertEquals(
                List.of("The effect of cell 0.5 against cell 0 depends on data.length: in test accuracy it is 0.2591 at"
                        + " length 7 and 0.0000 at length 6, which is more by 0.2591 (95 % interval of the difference"
                        + " 0.2526 to 0.2663; 8 seeds; p 1.5e-12 by Holm's method, of 1 interaction)."),
                InteractionsText.sentences(depends));
        Comparisons same = compare(
                plan(8, two), run -> is(run, "variants.drop.cell", "0.5") ? 0.75 + noise[(int) run.seed() - 1] : 0.5);
        assertEquals(
                List.of("That an effect depends on another axis is not shown: the only interaction has no p value of at"
                        + " most 5 % by Holm's method and signs that agree (tables/interactions)."),
                InteractionsText.sentences(same));
        Comparisons few = compare(plan(4, two), run -> is(run, "data.length", "7") ? 0.75 : 0.5);
        assertEquals(
                List.of("Whether effects depend on other axes takes 5 or more seeds to tell."),
                InteractionsText.sentences(few));
    }

    /** Near perfect accuracies the four arms' distances from perfect say how skewed the differences may be. */
    @Test
    void theIntervalIsAtLeastAsWideAsStudents() throws Exception {
        Plan plan =
                plan(10, "variants: {drop: {}}\nsweep: {grid: {variants.drop.cell: [0, 0.5], data.length: [6, 7]}}\n");
        Random random = new Random(5);
        Interaction only = compare(plan, run -> 1 - Math.rint(1024 * random.nextDouble() * random.nextDouble()) / 16384)
                .interactions()
                .get(0);
        Interval students = Estimate.of(only.differences().differences()).ci95().orElseThrow();
        Interval ours = only.estimate().ci95().orElseThrow();
        assertTrue(ours.low() < students.low() && ours.high() > students.high(), ours + " in " + students);
    }
}
