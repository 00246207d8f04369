package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropwhere.spec.Variant;

/**
 * The variants by their ranks over the points of a sweep, and which of them are not shown to differ: the numbers of a
 * critical-difference diagram (Demsar 2006, "Statistical comparisons of classifiers over multiple data sets", section
 * 3.2).
 *
 * <p>Demsar's groups are of variants whose mean ranks differ by less than Nemenyi's critical difference. There, whether
 * two variants differ depends on which others were tried. So groups are made here by Wilcoxon's signed-rank test of
 * each two variants over the points, corrected by {@link Holm}, as Benavoli, Corani and Mangili 2016 ("Should we really
 * use post-hoc tests based on mean-ranks?") advise; the critical difference is given for those who expect it.
 *
 * @param metric of which each variant's mean over seeds is ranked at each point
 * @param points how many
 * @param variants by their mean ranks, best first
 * @param friedmanP the p value of the hypothesis that no variant differs from any other
 * @param criticalDifference Nemenyi's, at 5 %
 * @param groups variants next to each other of which no two are shown to differ, at 5 % over all pairs; each is the
 *     longest possible, none lies within another, and a variant that differs from its neighbours has a group of its own
 */
public record VariantRanks(
        SummaryMetric metric,
        int points,
        List<Ranked> variants,
        double friedmanP,
        double criticalDifference,
        List<Group> groups) {
    private static final int FEWEST_VARIANTS = 3;

    /**
     * A variant.
     *
     * @param place in the order of the plan, from 0
     */
    public record Ranked(String variant, int place, double meanRank) {}

    /**
     * A stretch of the variants by their ranks.
     *
     * @param first the place of the best, from 0
     * @param last the place of the worst
     */
    public record Group(int first, int last) {
        /** Whether it has the variant at a place. */
        public boolean has(int place) {
            return first <= place && place <= last;
        }
    }

    /** Copies the lists. */
    public VariantRanks {
        variants = List.copyOf(variants);
        groups = List.copyOf(groups);
    }

    /**
     * The ranks of an experiment; absent for fewer than three variants, and for fewer points than
     * {@link #fewestPoints}. A point at which the variants have no seed in common does not count.
     */
    public static Optional<VariantRanks> of(ResultsByArm results, SummaryMetric metric) {
        List<String> names = results.plan().experiment().variants().stream()
                .map(Variant::name)
                .toList();
        if (names.size() < FEWEST_VARIANTS || results.plan().points().size() < fewestPoints(names.size())) {
            return Optional.empty();
        }
        List<List<Double>> means = means(results, metric, names);
        return means.size() < fewestPoints(names.size()) ? Optional.empty() : Optional.of(of(names, metric, means));
    }

    /**
     * With fewer points no two variants could be shown to differ: the smallest p value of Wilcoxon's test, times the
     * number of pairs, would be above the level.
     */
    public static int fewestPoints(int variants) {
        double pairs = variants * (variants - 1) / 2.0;
        return IntStream.iterate(2, n -> n + 1)
                .filter(n -> pairs * Math.pow(2, 1.0 - n) <= Levels.TOTAL)
                .findFirst()
                .orElseThrow();
    }

    /** At each point the mean of each variant over the seeds that finished in all of them. */
    private static List<List<Double>> means(ResultsByArm results, SummaryMetric metric, List<String> names) {
        return results.plan().points().stream()
                .map(point -> SeedScores.at(List.of(point), results, metric, names))
                .filter(scores -> !scores.get(0).seeds().isEmpty())
                .map(scores -> scores.stream().map(VariantRanks::mean).toList())
                .toList();
    }

    private static double mean(SeedScores scores) {
        return PairedTests.rounded(
                scores.seeds().stream().mapToDouble(row -> row.get(0)).average().orElseThrow());
    }

    /**
     * Of numbers.
     *
     * @param means at each point, of each variant
     */
    static VariantRanks of(List<String> names, SummaryMetric metric, List<List<Double>> means) {
        FriedmanTest friedman = FriedmanTest.of(means, metric.higherIsBetter());
        int k = names.size();
        List<Ranked> ranked = IntStream.range(0, k)
                .mapToObj(i -> new Ranked(names.get(i), i, friedman.meanRanks().get(i)))
                .sorted(Comparator.comparingDouble(Ranked::meanRank))
                .toList();
        return new VariantRanks(
                metric,
                means.size(),
                ranked,
                friedman.p(),
                StudentizedRange.exceeded(k, Levels.TOTAL)
                        / Math.sqrt(2)
                        * Math.sqrt(k * (k + 1) / (6.0 * means.size())),
                groups(ranked, means));
    }

    private static List<Group> groups(List<Ranked> ranked, List<List<Double>> means) {
        boolean[][] differ = differ(ranked, means);
        List<Group> groups = new ArrayList<>();
        for (int first = 0; first < ranked.size(); first++) {
            int last = first;
            while (last + 1 < ranked.size() && differsFromNone(differ, first, last, last + 1)) {
                last++;
            }
            if (groups.isEmpty() || last > groups.get(groups.size() - 1).last()) {
                groups.add(new Group(first, last));
            }
        }
        return groups;
    }

    private static boolean differsFromNone(boolean[][] differ, int first, int last, int other) {
        return IntStream.rangeClosed(first, last).noneMatch(place -> differ[place][other]);
    }

    /** By places in the order of ranks, the better one first. */
    private static boolean[][] differ(List<Ranked> ranked, List<List<Double>> means) {
        int k = ranked.size();
        List<Double> ps = new ArrayList<>();
        for (int better = 0; better < k; better++) {
            for (int worse = better + 1; worse < k; worse++) {
                ps.add(p(ranked.get(better).place(), ranked.get(worse).place(), means));
            }
        }
        List<Double> adjusted = Holm.adjust(ps);
        boolean[][] differ = new boolean[k][k];
        int pair = 0;
        for (int better = 0; better < k; better++) {
            for (int worse = better + 1; worse < k; worse++) {
                differ[better][worse] = adjusted.get(pair) <= Levels.TOTAL;
                pair++;
            }
        }
        return differ;
    }

    private static double p(int one, int other, List<List<Double>> means) {
        return Wilcoxon.test(means.stream()
                        .map(point -> PairedTests.rounded(point.get(one) - point.get(other)))
                        .toList())
                .map(TestResult::p)
                .orElse(1.0);
    }
}
