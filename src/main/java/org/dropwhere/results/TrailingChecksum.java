package org.dropwhere.results;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.dropwhere.text.Sha256;

/**
 * The end of a text: a line with the checksum of all lines before it.
 *
 * @param before what stands before the checksum on its line
 * @param after what follows the checksum, to the end of the text
 */
record TrailingChecksum(String before, String after) {
    /** A comment, of YAML and CSV. */
    static final TrailingChecksum COMMENT = new TrailingChecksum("# SHA-256 of the lines above: ", "\n");
    /** The last member of an object of JSON. */
    static final TrailingChecksum JSON = new TrailingChecksum("  \"sha-256-of-the-lines-above\" : \"", "\"\n}\n");

    /**
     * Adds the checksum.
     *
     * @param text ends with a line break
     */
    String close(String text) {
        return text + before + Sha256.of(text) + after;
    }

    /**
     * The text without its last line.
     *
     * @throws DamagedContentException if the checksum is missing or is not that of the text, or the bytes are not UTF-8
     */
    String open(byte[] bytes) throws DamagedContentException {
        String closed = utf8(bytes);
        if (closed.isEmpty()) {
            throw new DamagedContentException("it is empty");
        }
        int end = closed.lastIndexOf(before);
        if (end < 0) {
            throw new DamagedContentException("the checksum at its end is missing");
        }
        String text = closed.substring(0, end);
        if (!closed.substring(end).equals(before + Sha256.of(text) + after)) {
            throw new DamagedContentException("its content does not have the checksum at its end");
        }
        return text;
    }

    private static String utf8(byte[] bytes) throws DamagedContentException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        // The replacement character may be in the text itself, or stand for bytes that are no UTF-8. A strict decoder
        // tells which, but needs more memory (three times as much, estimated), so it is asked only then.
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DamagedContentException("it is not UTF-8", e);
        }
    }
}
