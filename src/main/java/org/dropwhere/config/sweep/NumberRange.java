package org.dropwhere.config.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.dropwhere.random.RandomStream;

/**
 * Numbers from one to another, both included, of which three digits matter: such values read well, and a fourth digit
 * makes no difference to training.
 *
 * @param from the smallest
 * @param to the largest; above {@code from}
 * @param logarithmic whether equal ratios are equally likely, rather than equal differences
 * @param whole whether only whole numbers count
 */
record NumberRange(BigDecimal from, BigDecimal to, boolean logarithmic, boolean whole) {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    /** The number that a stream has at an index. */
    BigDecimal draw(RandomStream stream, long index) {
        return logarithmic ? ratio(stream.uniform(index)) : multiple(stream, index);
    }

    /** A multiple of the third digit of the width, counted from the smallest number. */
    private BigDecimal multiple(RandomStream stream, long index) {
        BigDecimal width = to.subtract(from);
        int third = width.scale() - width.precision() + DIGITS.getPrecision();
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(whole ? Math.max(0, -third) : -third);
        int steps = width.divideToIntegralValue(step).intValueExact();
        return from.add(step.multiply(BigDecimal.valueOf(stream.below(steps + 1, index))));
    }

    private BigDecimal ratio(double share) {
        double low = StrictMath.log(from.doubleValue());
        double high = StrictMath.log(to.doubleValue());
        BigDecimal number =
                BigDecimal.valueOf(StrictMath.exp(low + share * (high - low))).round(DIGITS);
        return (whole ? number.setScale(0, RoundingMode.HALF_UP) : number)
                .max(from)
                .min(to);
    }
}
