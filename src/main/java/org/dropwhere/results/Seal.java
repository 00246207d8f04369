package org.dropwhere.results;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.dropwhere.text.Sha256;

/**
 * The end of a text that holds a checksum of the lines before it.
 *
 * @param before what stands before the checksum on its line
 * @param after what ends the text
 */
record Seal(String before, String after) {
    /** A comment, of YAML and CSV. */
    static final Seal COMMENT = new Seal("# SHA-256 of the lines above: ", "\n");
    /** The last member of an object. */
    static final Seal JSON = new Seal("  \"sha-256-of-the-lines-above\" : \"", "\"\n}\n");

    /** Adds the end to a text that ends with a line break. */
    String close(String text) {
        return text + before + Sha256.of(text) + after;
    }

    /**
     * The text without its end.
     *
     * @throws Damaged if it is not what was sealed
     */
    String open(byte[] bytes) throws Damaged {
        String sealed = utf8(bytes);
        if (sealed.isEmpty()) {
            throw new Damaged("it is empty");
        }
        int end = sealed.lastIndexOf(before);
        if (end < 0) {
            throw new Damaged("the checksum at its end is missing");
        }
        String text = sealed.substring(0, end);
        if (!sealed.substring(end).equals(before + Sha256.of(text) + after)) {
            throw new Damaged("its content does not have the checksum at its end");
        }
        return text;
    }

    private static String utf8(byte[] bytes) throws Damaged {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        // That may stand for bytes that are none. The strict way takes three times the memory.
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Damaged("it is not UTF-8");
        }
    }
}
