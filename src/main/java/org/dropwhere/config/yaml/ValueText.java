package org.dropwhere.config.yaml;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.text.NumberText;

/** A value as one line, as YAML has it; equal values are the same text, however they were written. */
public final class ValueText {
    private ValueText() {}

    public static String of(YamlNode value) {
        if (value instanceof Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + of(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Sequence sequence) {
            return sequence.items().stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        Scalar scalar = (Scalar) value;
        return scalar.json().isNumber() ? NumberText.of(decimal(scalar)) : scalar.text();
    }

    /** Fractions as they were written: the digits that Java has for a double depend on its version. */
    public static BigDecimal decimal(Scalar scalar) {
        return scalar.json().isIntegralNumber() ? scalar.json().decimalValue() : new BigDecimal(scalar.text());
    }
}
