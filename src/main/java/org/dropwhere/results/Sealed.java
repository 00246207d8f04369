package org.dropwhere.results;

import java.nio.charset.StandardCharsets;

/** A text whose last line is a checksum of the lines before it: a comment, for YAML. */
final class Sealed {
    private static final String LABEL = "# SHA-256 of the lines above: ";

    private Sealed() {}

    /** Adds the line to a text that ends with a line break. */
    static String seal(String text) {
        return text + line(text);
    }

    /**
     * The text without the line.
     *
     * @throws Damaged if it is not what was sealed
     */
    static String open(String sealed) throws Damaged {
        int end = sealed.lastIndexOf(LABEL);
        if (sealed.isEmpty()) {
            throw new Damaged("it is empty");
        }
        if (end < 0) {
            throw new Damaged("the checksum that is its last line is missing");
        }
        String text = sealed.substring(0, end);
        if (!sealed.equals(seal(text))) {
            throw new Damaged("its content does not have the checksum that is its last line");
        }
        return text;
    }

    private static String line(String text) {
        return LABEL + Checksum.of(text.getBytes(StandardCharsets.UTF_8)) + "\n";
    }
}
