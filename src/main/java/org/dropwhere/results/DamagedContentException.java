package org.dropwhere.results;

import org.dropwhere.text.Words;

/** A file is not as the program wrote it. The message is a clause that follows "is damaged: ". */
final class DamagedContentException extends Exception {
    private static final long serialVersionUID = 1;

    /** Characters of the message; it may quote what the file holds. Chosen, not measured. */
    private static final int LONGEST = 300;

    DamagedContentException(String how) {
        super(Words.shortened(how, LONGEST));
    }

    DamagedContentException(String how, Throwable cause) {
        this(how);
        initCause(cause);
    }

    /**
     * A file with a right checksum that no program of its version can have written, so somebody has edited it and
     * renewed the checksum.
     *
     * @param cause its message says what is wrong
     */
    static DamagedContentException unknownContent(IllegalArgumentException cause) {
        return new DamagedContentException(
                "it is nothing that this version of the program has written (" + cause.getMessage() + ")", cause);
    }
}
