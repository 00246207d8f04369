package org.dropwhere.config.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a scalar means in YAML 1.2's core schema: {@code no} is a text, {@code 0o17} a number. */
final class CoreScalars {
    /** Reading a number takes time that grows with the square of its length. Chosen, not measured. */
    private static final int MOST_DIGITS = 40;

    private final ScalarResolver resolver = new CoreSchema().getScalarResolver();

    JsonNode json(ScalarEvent event) {
        String text = event.getValue();
        return json(event.isPlain() ? resolver.resolve(text, true) : Tag.STR, text);
    }

    private static JsonNode json(Tag tag, String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (tag.equals(Tag.NULL)) {
            return nodes.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return nodes.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) && text.length() <= MOST_DIGITS) {
            return nodes.numberNode(integer(text));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return real(text);
        }
        return nodes.stringNode(text);
    }

    private static BigInteger integer(String text) {
        if (text.startsWith("0o")) {
            return new BigInteger(text.substring(2), 8);
        }
        return text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
    }

    /**
     * A number, whole where its value is ({@code 1e3}); or the text itself for what JSON has no number for: infinities,
     * NaN, pages of hexadecimal digits.
     */
    private static JsonNode real(String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        try {
            double value = Double.parseDouble(text);
            if (!Double.isFinite(value)) {
                return nodes.stringNode(text);
            }
            // With the digits of the text, not those of its nearest binary number.
            return value == Math.rint(value)
                    ? nodes.numberNode(BigDecimal.valueOf(value).toBigInteger())
                    : nodes.numberNode(value);
        } catch (NumberFormatException other) {
            return nodes.stringNode(text);
        }
    }
}
