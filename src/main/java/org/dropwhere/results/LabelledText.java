package org.dropwhere.results;

import java.nio.charset.StandardCharsets;

/**
 * A text whose first line names its format and whose last line has the checksum of all before it, both as comments of
 * YAML and CSV. Version 1 has no first line of that kind.
 *
 * @param version of the format
 * @param text the lines between
 */
record LabelledText(int version, String text) {
    private static final String COMMENT = "# ";

    /** The bytes of a file of a format's newest version. */
    static byte[] write(FileFormat format, String text) {
        return write(format, format.newest(), text);
    }

    /** The bytes of a file of another version of a format than the first. */
    static byte[] write(FileFormat format, int version, String text) {
        return TrailingChecksum.COMMENT
                .close(COMMENT + format.label(version) + "\n" + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file of a format.
     *
     * @throws UnsupportedVersionException if the file is of a version that is not read, whatever else it holds
     * @throws DamagedContentException if it does not have the checksum at its end
     */
    static LabelledText read(FileFormat format, byte[] bytes)
            throws DamagedContentException, UnsupportedVersionException {
        int version = format.version(bytes);
        String text = TrailingChecksum.COMMENT.open(bytes);
        return new LabelledText(version, version == 1 ? text : text.substring(text.indexOf('\n') + 1));
    }
}
