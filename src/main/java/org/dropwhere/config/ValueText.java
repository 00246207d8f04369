package org.dropwhere.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dropwhere.config.Located.Mapping;
import org.dropwhere.config.Located.Scalar;
import org.dropwhere.config.Located.Sequence;

/** A value as one line, as YAML has it; equal values are the same text, however they were written. */
final class ValueText {
    /** Longer ones have an exponent. */
    private static final int LONGEST_PLAIN = 12;

    private ValueText() {}

    static String of(Located value) {
        if (value instanceof Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + of(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Sequence sequence) {
            return sequence.items().stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        Scalar scalar = (Scalar) value;
        return scalar.json().isNumber() ? number(decimal(scalar)) : scalar.text();
    }

    /** Without zeros at the end: {@code 500}, {@code 0.25}, {@code 1e-20}. */
    static String number(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        String plain = shortest.toPlainString();
        return plain.length() <= LONGEST_PLAIN ? plain : shortest.toString().toLowerCase(Locale.ROOT);
    }

    /** Fractions as they were written: the digits that Java has for a double depend on its version. */
    static BigDecimal decimal(Scalar scalar) {
        return scalar.json().isIntegralNumber() ? scalar.json().decimalValue() : new BigDecimal(scalar.text());
    }
}
