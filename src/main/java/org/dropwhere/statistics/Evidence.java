package org.dropwhere.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Estimates and tests of one metric from the pairs of two arms, not corrected for the number of comparisons. Numbers
 * for which the pairs are too few or too equal are absent, and so are numbers that are not finite.
 *
 * @param arm the arm's values, in the seeds that can be compared
 * @param baseline the baseline's values, in the same seeds
 * @param difference arm minus baseline, with the interval of the inference
 * @param inference what the differences say of their mean; absent for fewer than 2 seeds
 * @param median of the differences; absent without seeds
 * @param bootstrap the 95 % interval of the mean difference by the BCa bootstrap, from 6 seeds on; absent if Student's
 *     is, and where seeds share sequences, which its draws take for independent
 * @param t the two-sided paired t test; absent for fewer than 2 seeds or if all differences are equal
 * @param permutation two-sided p value of the {@link SignFlip} test, whose statistic is the mean difference; absent
 *     without seeds
 * @param wilcoxon Wilcoxon's signed-rank test, two-sided, zeros by Pratt's rule, see {@link Wilcoxon}; absent without a
 *     difference
 * @param beats in what share of the seeds the arm is better than the baseline, ties counted half: an estimate of the
 *     probability that it is
 * @param correlation Pearson's, of the two arms over the seeds: above 0, pairing has narrowed the interval; absent for
 *     fewer than 3 seeds or if an arm is constant
 * @param effect mean difference over its standard deviation, corrected for small samples: Hedges' g of paired
 *     differences; absent for fewer than 3 seeds or if all are equal
 * @param detectable the smallest true difference that the test which decides finds with 80 % power from this number of
 *     seeds, at the level that Holm's method asks of the smallest p value; absent if all are equal, if there can be no
 *     difference as large, or if that level is too strict for so few seeds, see {@link Estimate#LARGEST_REACH}
 */
public record Evidence(
        Estimate arm,
        Estimate baseline,
        Estimate difference,
        Optional<MeanDifference> inference,
        OptionalDouble median,
        Optional<Interval> bootstrap,
        Optional<TestResult> t,
        OptionalDouble permutation,
        Optional<TestResult> wilcoxon,
        Optional<Proportion> beats,
        OptionalDouble correlation,
        OptionalDouble effect,
        OptionalDouble detectable) {}
