package org.dropwhere.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.inference.TTest;

/**
 * Estimates and tests of paired differences at given levels. What depends on the number of seeds alone is computed once
 * and kept, for all comparisons of an experiment mostly have equally many. Not for use by several threads.
 */
final class PairedTests {
    private static final double ROUNDING = 0x1p-40;
    /** From here on neighbouring numbers are farther from each other than that. */
    private static final double LARGE = 0x1p13;

    /** Two seeds have the correlation 1 or -1 and the corrected effect 0, whatever they are. */
    private static final int FEWEST_WITH_EFFECT = 3;

    private final Levels levels;
    private final double strictest;
    private final BcaBootstrap bootstrap = new BcaBootstrap();
    private final Map<Integer, Double> detectable = new HashMap<>();

    /** Tests of the only comparison of an experiment. */
    PairedTests(Levels levels) {
        this(levels, levels.difference());
    }

    /**
     * Tests of one of several comparisons.
     *
     * @param levels of this look
     * @param strictest the level that Holm's method asks of the smallest p value at this look, at which a difference is
     *     detectable whatever the other comparisons show
     */
    PairedTests(Levels levels, double strictest) {
        this.levels = levels;
        this.strictest = strictest;
    }

    /**
     * The evidence of some pairs.
     *
     * @param variation what differs from seed to seed
     * @throws IllegalArgumentException if a value is not finite
     */
    Evidence evidence(Pairs pairs, SummaryMetric metric, SeedVariation variation) {
        List<Double> differences = pairs.differences();
        Estimate arm = metric.estimate(pairs.list().stream().map(Pair::arm).toList(), variation);
        Estimate baseline =
                metric.estimate(pairs.list().stream().map(Pair::baseline).toList(), variation);
        Optional<MeanDifference> inference = MeanDifference.of(pairs, metric, variation);
        Estimate difference = Estimate.of(differences)
                .withInterval(inference.flatMap(mean -> mean.interval(levels.difference())))
                .within(metric.possibleDifference());
        boolean varied = varies(differences);
        return new Evidence(
                arm,
                baseline,
                difference,
                inference,
                median(differences),
                varied
                                && difference.ci95().isPresent()
                                && differences.size() >= BcaBootstrap.FEWEST
                                && variation.testPerTraining() == 0
                        ? bootstrap(differences)
                        : Optional.empty(),
                varied ? Optional.of(t(differences)).filter(TestResult::isFinite) : Optional.empty(),
                differences.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(SignFlip.p(differences)),
                wilcoxon(differences),
                beats(pairs, metric.higherIsBetter()),
                differences.size() >= FEWEST_WITH_EFFECT && varies(arm) && varies(baseline)
                        ? Finite.of(correlation(pairs.list(), arm, baseline))
                        : OptionalDouble.empty(),
                differences.size() >= FEWEST_WITH_EFFECT && varied && varies(difference)
                        ? Finite.of(effect(difference))
                        : OptionalDouble.empty(),
                varied && !MeanDifference.isUninformative(differences.size(), strictest)
                        ? detectable(difference, metric.possibleDifference().high(), variation)
                        : OptionalDouble.empty());
    }

    private Optional<Interval> bootstrap(List<Double> differences) {
        double factor = OverflowGuard.factor(differences);
        Interval interval = bootstrap.of(OverflowGuard.times(factor, differences), levels.difference());
        return Double.isFinite(interval.width() / factor)
                ? Optional.of(new Interval(interval.low() / factor, interval.high() / factor))
                : Optional.empty();
    }

    private OptionalDouble detectable(Estimate difference, double most, SeedVariation variation) {
        double inSds = detectable.computeIfAbsent(
                difference.n(),
                n -> Power.detectable(n, MeanDifference.quantile(n, strictest, MeanDifference.skewnessError(n))));
        double smallest = inSds * difference.sd().orElseThrow() * variation.widening(difference.n());
        return smallest <= most ? Finite.of(smallest) : OptionalDouble.empty();
    }

    private static OptionalDouble median(List<Double> differences) {
        int n = differences.size();
        if (n == 0) {
            return OptionalDouble.empty();
        }
        List<Double> sorted = differences.stream().sorted().toList();
        // Halves first, as sums may be too large.
        return OptionalDouble.of(sorted.get((n - 1) / 2) / 2 + sorted.get(n / 2) / 2);
    }

    /** Whether differences are not all equal, but for rounding. */
    static boolean varies(List<Double> differences) {
        return differences.stream().map(PairedTests::rounded).distinct().count() > 1;
    }

    private static boolean varies(Estimate estimate) {
        return estimate.sd().orElse(0) > 0;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static TestResult t(List<Double> differences) {
        List<Double> tested = OverflowGuard.times(OverflowGuard.factor(differences), differences);
        TTest.Result result = TTest.withDefaults().test(array(tested));
        return new TestResult(result.getStatistic(), OptionalInt.of(differences.size() - 1), result.getPValue());
    }

    private static Optional<TestResult> wilcoxon(List<Double> differences) {
        return Wilcoxon.test(differences.stream().map(PairedTests::rounded).toList());
    }

    /** Equal differences have equal ranks, though subtraction may round them apart. */
    static double rounded(double difference) {
        // Adding 0 makes a 0 of -0, which otherwise would be another value.
        return Math.abs(difference) < LARGE ? Math.rint(difference / ROUNDING) * ROUNDING + 0.0 : difference;
    }

    private static Optional<Proportion> beats(Pairs pairs, boolean higherIsBetter) {
        if (pairs.n() == 0) {
            return Optional.empty();
        }
        double hits = pairs.differences().stream()
                .mapToDouble(difference -> higherIsBetter ? difference : -difference)
                .map(gain -> (Math.signum(gain) + 1) / 2)
                .sum();
        return Optional.of(new Proportion(hits, pairs.n()));
    }

    private static double correlation(List<Pair> pairs, Estimate arm, Estimate baseline) {
        double sum = 0;
        for (Pair pair : pairs) {
            sum += (pair.arm() - arm.mean().orElseThrow())
                    * (pair.baseline() - baseline.mean().orElseThrow());
        }
        double correlation = sum
                / (pairs.size() - 1)
                / (arm.sd().orElseThrow() * baseline.sd().orElseThrow());
        // Rounding may lead out of what a correlation can be.
        return Math.max(-1, Math.min(1, correlation));
    }

    /** The correction is J(n - 1) of Hedges 1981, "Distribution theory for Glass's estimator", equation 6e. */
    private static double effect(Estimate difference) {
        double m = difference.n() - 1;
        double correction = Math.exp(LogGamma.value(m / 2) - LogGamma.value((m - 1) / 2)) / Math.sqrt(m / 2);
        return correction * difference.mean().orElseThrow() / difference.sd().orElseThrow();
    }
}
