package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.spec.Analysis;

/**
 * All that an experiment compares.
 *
 * @param primary the metric that verdicts are about
 * @param margin of that metric within which a difference does not matter, if one is declared
 * @param list at each point of the sweep each comparison of the file, then those along axes, each with every compared
 *     metric, the primary one first
 * @param looks this look at the results, and those before it
 * @param interactions of the comparisons of the primary metric with axes
 */
public record Comparisons(
        SummaryMetric primary,
        OptionalDouble margin,
        List<Comparison> list,
        InterimLooks looks,
        List<Interaction> interactions) {
    private static final List<SummaryMetric> COMPARED = List.of(
            SummaryMetric.TEST_ACCURACY_AT_BEST,
            SummaryMetric.TEST_LOSS_AT_BEST,
            SummaryMetric.TEST_ACCURACY_AT_LAST,
            SummaryMetric.TEST_LOSS_AT_LAST,
            SummaryMetric.GAP_ACCURACY,
            SummaryMetric.SOLVED,
            SummaryMetric.EPOCHS_UNTIL_SOLVED);

    /** Copies the lists. */
    public Comparisons {
        list = List.copyOf(list);
        interactions = List.copyOf(interactions);
    }

    /** Without interactions. */
    public Comparisons(SummaryMetric primary, OptionalDouble margin, List<Comparison> list, InterimLooks looks) {
        this(primary, margin, list, looks, List.of());
    }

    /** The comparisons of the primary metric, which have verdicts. */
    public List<Comparison> ofPrimary() {
        return list.stream()
                .filter(comparison -> comparison.metric().equals(primary))
                .toList();
    }

    /**
     * Compares what has finished; empty for an experiment of one variant without a sweep.
     *
     * @param looks this look at the results, and those before it
     * @param labels of an arm's test sequences, where they are known
     * @throws IllegalArgumentException if a value of a trial is not finite
     */
    public static Comparisons of(ResultsByArm results, InterimLooks looks, Function<Arm, Optional<TestLabels>> labels) {
        Levels levels = Levels.of(looks);
        Analysis analysis = results.plan().experiment().analysis();
        SummaryMetric primary = SummaryMetric.of(analysis.primary());
        List<SummaryMetric> had = SummaryMetric.of(analysis);
        OptionalDouble margin = primary.margin(analysis.equivalence());
        List<PairedArms> pairs = pairs(results);
        PairedTests tests = new PairedTests(levels, strictest(pairs, looks));
        List<Comparison> judged = VerdictRule.apply(
                pairs.stream()
                        .map(pair -> pair.compare(primary, analysis, levels, tests))
                        .toList(),
                margin,
                looks,
                levels);
        List<Comparison> all = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            PairedArms pair = pairs.get(i);
            all.add(LearntRule.judged(
                    judged.get(i),
                    pair.compare(SummaryMetric.TEST_LOSS_AT_BEST, analysis, levels, tests),
                    labels.apply(judged.get(i).arm()),
                    labels.apply(judged.get(i).baseline())));
            COMPARED.stream()
                    .filter(metric -> !metric.equals(primary) && had.contains(metric))
                    .map(metric -> pair.compare(metric, analysis, levels, tests))
                    .forEach(all::add);
        }
        return new Comparisons(primary, margin, all, looks, Interaction.of(results.plan(), judged, levels));
    }

    /** The level of a difference's test at this look that is enough whatever the other comparisons show. */
    private static double strictest(List<PairedArms> pairs, InterimLooks looks) {
        long tested = pairs.stream().filter(pair -> !pair.isIdentical()).count();
        double total = Levels.TOTAL / Math.max(1, tested);
        return looks.isSpending() ? looks.level(total) : total;
    }

    private static List<PairedArms> pairs(ResultsByArm results) {
        return ArmPair.of(results.plan()).stream()
                .map(pair -> new PairedArms(
                        pair.arm(),
                        bySeed(results.of(pair.arm())),
                        pair.baseline(),
                        bySeed(results.of(pair.baseline()))))
                .toList();
    }

    private static Map<Long, PlannedRunResult> bySeed(List<PlannedRunResult> results) {
        Map<Long, PlannedRunResult> bySeed = new TreeMap<>();
        results.forEach(result -> bySeed.put(result.run().seed(), result));
        return bySeed;
    }
}
