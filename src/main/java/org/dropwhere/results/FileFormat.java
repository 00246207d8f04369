package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dropwhere.text.Words;

/**
 * The format of a persisted file. A file names it and its version in its first bytes, before anything whose form could
 * differ between versions: {@code dropwhere plan 2}, in a comment, in the first member of an object of JSON, or as a
 * string of {@link java.io.DataOutput#writeUTF}. Release 0.1.0 named neither; its files are of version 1.
 *
 * @param name what kind of file it is, such as {@code plan}
 * @param oldest the first version that is still read
 * @param newest the version that is written
 */
record FileFormat(String name, int oldest, int newest) {
    /** Bytes at the beginning of a file in which its label ends. Chosen, not measured. */
    static final int LABEL_WITHIN = 200;

    private static final String PROGRAM = "dropwhere ";
    private static final int UNNAMED = 1;
    private static final int DIGITS = 9;

    /** What the newest version's files begin with, such as {@code dropwhere plan 2}. */
    String label() {
        return PROGRAM + name + " " + newest;
    }

    /** Whether a file begins with a label of this format, of whichever version. */
    boolean isNamedIn(byte[] beginning) {
        return versionIn(beginning).isPresent();
    }

    /**
     * The version of a file, which this program reads.
     *
     * @param beginning the file's first {@link #LABEL_WITHIN} bytes, or more
     * @throws UnsupportedVersionException if the file is of a version that this program does not read
     */
    int version(byte[] beginning) throws UnsupportedVersionException {
        return readable(versionIn(beginning).orElse(UNNAMED));
    }

    private OptionalInt versionIn(byte[] beginning) {
        int length = Math.min(beginning.length, LABEL_WITHIN);
        Matcher label = Pattern.compile(
                        "(?s)(?:..|\\{\\s*\"format\"\\s*:\\s*\")" + PROGRAM + Pattern.quote(name) + " (\\d+)(?!\\d).*")
                .matcher(new String(beginning, 0, length, StandardCharsets.ISO_8859_1));
        return label.matches() ? OptionalInt.of(number(label.group(1))) : OptionalInt.empty();
    }

    /**
     * The version that a {@link #label} names.
     *
     * @throws UnsupportedVersionException if this program does not read it
     * @throws DamagedContentException if it is no label of this format
     */
    int versionOf(String label) throws UnsupportedVersionException, DamagedContentException {
        Matcher parts =
                Pattern.compile(PROGRAM + Pattern.quote(name) + " (\\d+)").matcher(label);
        if (!parts.matches()) {
            throw new DamagedContentException("it names a format that is none of this file");
        }
        return readable(number(parts.group(1)));
    }

    /** A number with more digits than any version has is that of the latest of all. */
    private static int number(String digits) {
        return digits.length() > DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private int readable(int version) throws UnsupportedVersionException {
        if (version < oldest || version > newest) {
            throw new UnsupportedVersionException(sentence(version));
        }
        return version;
    }

    private String sentence(int version) {
        boolean tooNew = version > newest;
        String read = Words.list(
                IntStream.rangeClosed(oldest, newest).mapToObj(String::valueOf).toList(), "and");
        return "is of format " + version + " of " + (tooNew ? "a later" : "an earlier")
                + " version of Dropwhere; this one reads " + (oldest == newest ? "format " : "formats ") + read
                + ". Use the version that wrote it" + (tooNew ? " or a newer one" : "");
    }
}
