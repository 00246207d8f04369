package org.dropwhere.keras;

import java.util.Locale;
import org.dropwhere.text.Words;

/** Texts of a file in comments of YAML: on one line, and without what YAML cannot hold. */
final class CommentText {
    private static final int LONGEST = 60;
    private static final int SPACE = 0x20;
    private static final int LAST_ASCII = 0x7E;

    private CommentText() {}

    /** A text in quotes; all but letters, digits and ASCII stands as {@code \\u202e}. */
    static String quoted(String text) {
        return "\"" + plain(text) + "\"";
    }

    /** A text without quotes. */
    static String plain(String text) {
        return safe(Words.shortened(text, LONGEST));
    }

    /** A text at its full length. */
    static String safe(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            if ((c >= SPACE && c <= LAST_ASCII) || (c > LAST_ASCII && Character.isLetterOrDigit(c))) {
                plain.appendCodePoint(c);
            } else {
                plain.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return plain.toString();
    }
}
