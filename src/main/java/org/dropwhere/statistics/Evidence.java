package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.inference.TTest;

/**
 * What the pairs of two arms say of a metric, each comparison for itself. What the pairs are too few or too equal for
 * is absent, and so is what is not finite.
 *
 * @param arm the arm's values, in the seeds that can be compared
 * @param baseline the baseline's values, in the same seeds
 * @param difference arm minus baseline, with Student's t interval
 * @param bootstrap the 95 % interval of the mean difference by the BCa bootstrap, from 6 seeds on; absent if Student's
 *     is
 * @param t two-sided p value of the paired t test; absent for fewer than 2 seeds or if all differences are equal
 * @param permutation two-sided p value of the {@link SignFlip} test; absent without seeds
 * @param wilcoxon two-sided p value of Wilcoxon's signed-rank test, zeros by Pratt's rule; absent without a difference
 * @param beats in what share of the seeds the arm is better than the baseline, ties counted half: an estimate of the
 *     probability that it is
 * @param correlation Pearson's, of the two arms over the seeds: above 0, pairing has narrowed the interval; absent if
 *     an arm is constant
 * @param effect mean difference over its standard deviation, corrected for small samples: Hedges' g of paired
 *     differences; absent if all are equal
 * @param detectable the smallest true difference that so many seeds find with 80 % power; absent if all are equal, if
 *     there can be no difference as large, or if there is no interval
 */
public record Evidence(
        Estimate arm,
        Estimate baseline,
        Estimate difference,
        Optional<Interval> bootstrap,
        OptionalDouble t,
        OptionalDouble permutation,
        OptionalDouble wilcoxon,
        Optional<Share> beats,
        OptionalDouble correlation,
        OptionalDouble effect,
        OptionalDouble detectable) {

    private static final double ROUNDING = 0x1p-40;
    /** From here on neighbouring numbers are farther from each other than that. */
    private static final double LARGE = 0x1p13;

    static Evidence of(Pairs pairs, SummaryMetric metric, Levels levels) {
        List<Double> differences = pairs.differences();
        Estimate arm = metric.estimate(pairs.list().stream().map(Pair::arm).toList());
        Estimate baseline =
                metric.estimate(pairs.list().stream().map(Pair::baseline).toList());
        Estimate difference =
                Estimate.of(differences).missing(levels.difference()).within(metric.possibleDifference());
        boolean varied = varies(differences);
        return new Evidence(
                arm,
                baseline,
                difference,
                varied && difference.ci95().isPresent() && differences.size() >= BiasCorrected.FEWEST
                        ? bootstrap(differences, levels.difference())
                        : Optional.empty(),
                varied ? Finite.of(t(differences)) : OptionalDouble.empty(),
                differences.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(SignFlip.p(differences)),
                wilcoxon(differences),
                beats(pairs, metric.higherIsBetter()),
                varies(arm) && varies(baseline)
                        ? Finite.of(correlation(pairs.list(), arm, baseline))
                        : OptionalDouble.empty(),
                varied && varies(difference) ? Finite.of(effect(difference)) : OptionalDouble.empty(),
                varied && difference.ci95().isPresent()
                        ? detectable(
                                difference,
                                levels.difference(),
                                metric.possibleDifference().high())
                        : OptionalDouble.empty());
    }

    private static Optional<Interval> bootstrap(List<Double> differences, double beyond) {
        double factor = Magnitude.factor(differences);
        Interval interval = BiasCorrected.of(Magnitude.times(factor, differences), beyond);
        return Double.isFinite(interval.width() / factor)
                ? Optional.of(new Interval(interval.low() / factor, interval.high() / factor))
                : Optional.empty();
    }

    private static OptionalDouble detectable(Estimate difference, double level, double most) {
        double smallest =
                Power.detectable(difference.n(), level) * difference.sd().orElseThrow();
        return smallest <= most ? Finite.of(smallest) : OptionalDouble.empty();
    }

    /**
     * The p value that the verdict is built on: of the t test, or of the permutation test where all differences are
     * equal and not 0; absent where there is nothing to test.
     */
    static OptionalDouble forVerdict(List<Double> differences) {
        if (varies(differences)) {
            return OptionalDouble.of(t(differences));
        }
        return differences.stream().allMatch(difference -> rounded(difference) == 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(SignFlip.p(differences));
    }

    private static boolean varies(List<Double> differences) {
        return differences.stream().map(Evidence::rounded).distinct().count() > 1;
    }

    private static boolean varies(Estimate estimate) {
        return estimate.sd().orElse(0) > 0;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double t(List<Double> differences) {
        List<Double> tested = Magnitude.times(Magnitude.factor(differences), differences);
        return TTest.withDefaults().test(array(tested)).getPValue();
    }

    private static OptionalDouble wilcoxon(List<Double> differences) {
        return Wilcoxon.p(differences.stream().map(Evidence::rounded).toList());
    }

    /** Equal differences have equal ranks, though subtraction may round them apart. */
    static double rounded(double difference) {
        // Adding 0 makes a 0 of -0, which otherwise would be another value.
        return Math.abs(difference) < LARGE ? Math.rint(difference / ROUNDING) * ROUNDING + 0.0 : difference;
    }

    private static Optional<Share> beats(Pairs pairs, boolean higherIsBetter) {
        if (pairs.n() == 0) {
            return Optional.empty();
        }
        double hits = pairs.differences().stream()
                .mapToDouble(difference -> higherIsBetter ? difference : -difference)
                .map(gain -> (Math.signum(gain) + 1) / 2)
                .sum();
        return Optional.of(Share.wilson(hits, pairs.n()));
    }

    private static double correlation(List<Pair> pairs, Estimate arm, Estimate baseline) {
        double sum = 0;
        for (Pair pair : pairs) {
            sum += (pair.arm() - arm.mean().orElseThrow())
                    * (pair.baseline() - baseline.mean().orElseThrow());
        }
        return sum
                / (pairs.size() - 1)
                / (arm.sd().orElseThrow() * baseline.sd().orElseThrow());
    }

    /** The correction is J(n - 1) of Hedges 1981, "Distribution theory for Glass's estimator", equation 6e. */
    private static double effect(Estimate difference) {
        double m = difference.n() - 1;
        double correction =
                m < 2 ? 0 : Math.exp(LogGamma.value(m / 2) - LogGamma.value((m - 1) / 2)) / Math.sqrt(m / 2);
        return correction * difference.mean().orElseThrow() / difference.sd().orElseThrow();
    }
}
