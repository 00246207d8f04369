package org.dropwhere.spec.setting;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The value of a setting where an experiment file does not give it.
 *
 * @param constant the value, if it is always the same
 * @param description the rule in words, for readers of the schema; empty for a constant
 * @param byLength the value for sequences of a length
 */
public record DefaultValue(Optional<Number> constant, String description, IntFunction<Number> byLength) {

    /** No value: what is set has none where an experiment file does not give it. */
    public static DefaultValue none() {
        return new DefaultValue(Optional.empty(), "", length -> {
            throw new IllegalStateException("There is no value by default");
        });
    }

    /** Always the same value. */
    public static DefaultValue to(Number constant) {
        return new DefaultValue(Optional.of(constant), "", length -> constant);
    }

    /** A value that depends on the length of the sequences. */
    public static DefaultValue byLength(String description, IntFunction<Number> byLength) {
        return new DefaultValue(Optional.empty(), description, byLength);
    }

    /** The value for sequences of a length. */
    public Number of(int length) {
        return byLength.apply(length);
    }
}
