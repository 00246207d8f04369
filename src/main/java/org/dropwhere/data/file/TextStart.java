package org.dropwhere.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.dropwhere.failure.BadInput;

/** What is looked at before a file of text is read. */
final class TextStart {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextStart() {}

    /** Whether these may be the first bytes of text: no text has a byte that is 0. */
    static boolean isText(byte[] start) {
        for (byte each : start) {
            if (each == 0) {
                return false;
            }
        }
        return true;
    }

    /** The first characters of a file, which stay to be read. */
    static String of(OpenFile file) throws IOException {
        InputStream in = file.content();
        in.mark(DataFile.START);
        byte[] start = in.readNBytes(DataFile.START);
        in.reset();
        return of(start);
    }

    /** Bytes as characters, without a byte order mark. */
    static String of(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /**
     * Text has labels beside the steps.
     *
     * @throws BadInput if they are in a file of their own
     */
    static void refuseLabels(OpenFile file, String format) {
        file.labels().ifPresent(labels -> {
            throw new BadInput(labels.path() + ": labels in a file of their own belong to NumPy arrays, but "
                    + file.path() + " is " + format + ". Write them into it, as a column of each sequence.");
        });
    }
}
