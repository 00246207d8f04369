package org.dropwhere.statistics;

import java.util.List;
import java.util.function.DoublePredicate;
import org.dropwhere.random.RandomStream;

/**
 * The sign-flip permutation test of paired differences (Fisher 1935, "The Design of Experiments", section 21): if
 * neither arm were better, each difference would as likely have had the other sign. The statistic is the sum of the
 * differences, two-sided; the p value is the share of the ways to choose signs whose sum is at least as far from 0 as
 * the one seen. Exact up to 20 differences; beyond, 19,999 ways are drawn and the one seen is counted among them
 * (Phipson and Smyth 2010, "Permutation P-values should never be zero").
 *
 * <p>It needs no normal distribution, only that the two arms could be exchanged within a seed: more than equal means,
 * so that equal means of unequal shapes can be found different. For differences of -1, 0 and 1 it is McNemar's exact
 * test.
 */
final class SignFlip {
    static final int MOST_EXACT = 20;
    static final int DRAWS = 19_999;

    /** Sums of the same numbers in another order differ by rounding. */
    private static final double ROUNDING = 1e-10;

    private SignFlip() {}

    /** The two-sided p value; 1 if there is no difference at all. */
    static double p(List<Double> differences) {
        double[] values = values(differences);
        double bound = Math.abs(sum(values)) - rounding(values);
        return share(values, sum -> Math.abs(sum) >= bound);
    }

    private static double[] values(List<Double> differences) {
        return OverflowGuard.times(OverflowGuard.factor(differences), differences).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double rounding(double[] values) {
        double size = 0;
        for (double value : values) {
            size += Math.abs(value);
        }
        return ROUNDING * size;
    }

    private static double share(double[] values, DoublePredicate far) {
        return values.length <= MOST_EXACT ? exact(values, far) : drawn(values, far);
    }

    /** The smallest p value that n differences can have: all have one sign. */
    static double smallest(int n) {
        return n <= MOST_EXACT ? Math.pow(2, 1.0 - n) : 1.0 / (DRAWS + 1);
    }

    /** Goes through all signs by a Gray code, which changes one sign a step. */
    private static double exact(double[] values, DoublePredicate isFar) {
        double[] signed = values.clone();
        double sum = sum(values);
        long ways = 1L << values.length;
        long far = isFar.test(sum) ? 1 : 0;
        for (long way = 1; way < ways; way++) {
            int flipped = Long.numberOfTrailingZeros(way);
            sum -= 2 * signed[flipped];
            signed[flipped] = -signed[flipped];
            if (isFar.test(sum)) {
                far++;
            }
        }
        return (double) far / ways;
    }

    private static double drawn(double[] values, DoublePredicate isFar) {
        RandomStream signs = RandomStream.ofSeed(0).at("sign flip");
        int far = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomStream bits = signs.at(draw);
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                boolean minus = (bits.bits(i / Long.SIZE) >>> (i % Long.SIZE) & 1) == 1;
                sum += minus ? -values[i] : values[i];
            }
            if (isFar.test(sum)) {
                far++;
            }
        }
        return (double) far / (DRAWS + 1);
    }
}
