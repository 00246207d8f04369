package org.dropwhere.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.SignificanceResult;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test of paired differences, two-sided, zeros by the rule of Pratt 1959 ("Remarks on zeros and
 * ties in the Wilcoxon signed rank procedures"): they are ranked with the others, and their ranks are then dropped.
 *
 * <p>Without zeros the library is asked. With zeros its normal approximation (commons-statistics 1.2) takes the zeros
 * out of the variance twice, once by Pratt's rule and once more as if they were a tie, so that its p values are too
 * small, and not numbers where nearly all differences are 0. There the approximation is done here, with ties and
 * continuity as in SciPy's {@code wilcoxon(zero_method="pratt", correction=True, method="asymptotic")}.
 */
final class Wilcoxon {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Wilcoxon() {}

    /**
     * The test; absent where all differences are 0.
     *
     * @param differences equal ones are to be equal to the last bit
     */
    static Optional<TestResult> test(List<Double> differences) {
        double[] values = differences.stream().mapToDouble(Double::doubleValue).toArray();
        int zeros = (int) Arrays.stream(values).filter(value -> value == 0).count();
        if (zeros == values.length) {
            return Optional.empty();
        }
        if (zeros > 0) {
            return Optional.of(pratt(values, zeros));
        }
        SignificanceResult result = WilcoxonSignedRankTest.withDefaults().test(values);
        return Optional.of(new TestResult(result.getStatistic(), OptionalInt.empty(), result.getPValue()));
    }

    private static TestResult pratt(double[] values, int zeros) {
        double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
        int n = sizes.length;
        double rankSum = 0;
        // In 48ths, in which a tie of t differences takes t^3 - t from the variance.
        double variance = 2 * (cubic(n) - cubic(zeros));
        int first = zeros;
        while (first < n) {
            int next = first;
            while (next < n && sizes[next] == sizes[first]) {
                next++;
            }
            double size = sizes[first];
            double rank = (first + 1 + next) / 2.0;
            rankSum +=
                    rank * Arrays.stream(values).filter(value -> value == size).count();
            double tied = next - first;
            variance -= tied * tied * tied - tied;
            first = next;
        }
        double mean = (n * (n + 1.0) - zeros * (zeros + 1.0)) / 4;
        double far = Math.max(0, Math.abs(rankSum - mean) - 0.5) / Math.sqrt(variance / 48);
        return new TestResult(rankSum, OptionalInt.empty(), Math.min(1, 2 * NORMAL.survivalProbability(far)));
    }

    private static double cubic(double n) {
        return n * (n + 1) * (2 * n + 1);
    }
}
