package org.dropwhere.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people write them: {@code 500}, {@code 0.25}, {@code 1e-7}, {@code 2.5e10}. */
public final class NumberText {
    private static final int SMALLEST_PLAIN = -4;
    private static final int SMALLEST_LARGE = 7;
    /** Digits before an exponent is used in any case; without a bound there could be a billion. */
    private static final int MOST_PLAIN = 20;

    private static final MathContext ROUNDED = new MathContext(6);

    private NumberText() {}

    /** To six digits: as one would write it, without the noise of the last bits. */
    public static String rounded(double number) {
        return of(new BigDecimal(number, ROUNDED));
    }

    /** With some digits behind the point; what rounds to 0 has no sign. */
    public static String fixed(double number, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", number);
        return Double.parseDouble(text) == 0 && text.startsWith("-") ? text.substring(1) : text;
    }

    /** With the fewest digits that distinguish it from every other {@code double}. */
    public static String of(double number) {
        return of(BigDecimal.valueOf(number));
    }

    /**
     * Without zeros at the end; from ten millions on, and below a ten-thousandth, with an exponent if that is shorter.
     */
    public static String of(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (SMALLEST_PLAIN <= exponent && exponent < SMALLEST_LARGE) {
            return shortest.toPlainString();
        }
        String scientific = shortest.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
        if (Math.abs(exponent) > MOST_PLAIN) {
            return scientific;
        }
        String plain = shortest.toPlainString();
        return plain.length() <= scientific.length() ? plain : scientific;
    }
}
