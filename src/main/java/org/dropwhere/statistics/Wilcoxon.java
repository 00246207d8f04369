package org.dropwhere.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Wilcoxon's signed-rank test of paired differences, two-sided (Wilcoxon 1945, "Individual comparisons by ranking
 * methods"), zeros by the rule of Pratt 1959 ("Remarks on zeros and ties in the Wilcoxon signed rank procedures"): they
 * are ranked with the others, and their ranks are then dropped. Equal sizes share the mean of their ranks.
 *
 * <p>Up to {@value #MOST_EXACT} differences the p value is exact, given the ranks: the share of the ways to choose
 * their signs whose sum is at least as far from the middle as the one seen. Twice a rank is a whole number, so the
 * distribution of the sum is found by adding one rank after the other (Streitberg and Roehmel 1986, "Exact
 * distributions for permutation and rank tests"). Beyond, it is the normal approximation with ties and continuity, as
 * in SciPy's {@code wilcoxon(zero_method="pratt", correction=True, method="asymptotic")}. The library
 * (commons-statistics 1.2) is exact only without zeros and ties, and with zeros its approximation is wrong: it takes
 * them out of the variance twice.
 */
final class Wilcoxon {
    /** Time grows by the third power; with this many it takes less than a tenth of a second. */
    static final int MOST_EXACT = 500;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Wilcoxon() {}

    /**
     * The test; absent where all differences are 0.
     *
     * @param differences equal ones are to be equal to the last bit
     */
    static Optional<TestResult> test(List<Double> differences) {
        double[] values = differences.stream().mapToDouble(Double::doubleValue).toArray();
        int[] doubled = doubledRanks(values);
        if (doubled.length == 0) {
            return Optional.empty();
        }
        long positive =
                Arrays.stream(doubled).filter(rank -> rank > 0).asLongStream().sum();
        long all = Arrays.stream(doubled).map(Math::abs).asLongStream().sum();
        long fromMiddle = Math.abs(2 * positive - all);
        double p =
                values.length <= MOST_EXACT ? exact(doubled, (int) all, fromMiddle) : approximate(doubled, fromMiddle);
        return Optional.of(new TestResult(positive / 2.0, OptionalInt.empty(), p));
    }

    /** Twice the ranks of the sizes that are not 0, each with the sign of its difference. */
    private static int[] doubledRanks(double[] values) {
        double[] sorted = Arrays.stream(values)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        int[] doubled = new int[sorted.length];
        int first = 0;
        while (first < sorted.length) {
            double size = Math.abs(sorted[first]);
            int next = first;
            while (next < sorted.length && Math.abs(sorted[next]) == size) {
                next++;
            }
            for (int i = first; i < next; i++) {
                doubled[i] = (int) Math.signum(sorted[i]) * (first + 1 + next);
            }
            first = next;
        }
        return Arrays.stream(doubled).filter(rank -> rank != 0).toArray();
    }

    /**
     * The share of the ways to choose signs.
     *
     * @param doubled the ranks
     * @param all the sum of their sizes
     * @param fromMiddle how far from 0 the sum of the signed ranks was
     */
    private static double exact(int[] doubled, int all, long fromMiddle) {
        // By the sum of the ranks with a plus, which is (all + signed sum) / 2.
        double[] share = new double[all + 1];
        share[0] = 1;
        int reached = 0;
        for (int rank : doubled) {
            int size = Math.abs(rank);
            reached += size;
            for (int sum = reached; sum >= 0; sum--) {
                share[sum] = (share[sum] + (sum >= size ? share[sum - size] : 0)) / 2;
            }
        }
        double far = 0;
        for (int sum = 0; 2L * sum <= all - fromMiddle; sum++) {
            far += share[sum];
        }
        // The distribution is symmetric; where the middle itself was seen, it has been counted for both halves.
        return Math.min(1, 2 * far);
    }

    /** Given signs that are as likely as not, the sum of ranks has the squares' sum as four times its variance. */
    private static double approximate(int[] doubled, long fromMiddle) {
        double squares = Arrays.stream(doubled)
                .mapToDouble(rank -> rank / 2.0 * (rank / 2.0))
                .sum();
        double far = Math.max(0, fromMiddle / 4.0 - 0.5) / Math.sqrt(squares / 4);
        return Math.min(1, 2 * NORMAL.survivalProbability(far));
    }
}
