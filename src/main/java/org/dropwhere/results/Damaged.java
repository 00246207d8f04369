package org.dropwhere.results;

import org.dropwhere.text.Words;

/** A file is not as it was written. The message says in which way; it comes after "is damaged: ". */
final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    /** So much of what was found is repeated. */
    private static final int LONGEST = 300;

    Damaged(String how) {
        super(Words.shortened(how, LONGEST));
    }

    /**
     * Its checksum is right, so this is what some version of the program wrote, or somebody who wants to see.
     *
     * @param cause whose message says what is wrong
     */
    static Damaged unknownFormat(IllegalArgumentException cause) {
        Damaged damaged =
                new Damaged("it is nothing that this version of the program has written (" + cause.getMessage() + ")");
        damaged.initCause(cause);
        return damaged;
    }
}
