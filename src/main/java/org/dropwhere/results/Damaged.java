package org.dropwhere.results;

/** A file is not as it was written. The message says in which way; it comes after "is damaged: ". */
final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    Damaged(String how) {
        super(how);
    }

    /**
     * Its checksum is right, so this is what some version of the program wrote, or somebody who wants to see.
     *
     * @param cause whose message is about the program, not about the file
     */
    static Damaged unknownFormat(RuntimeException cause) {
        Damaged damaged = new Damaged("it is nothing that this version of the program has written");
        damaged.initCause(cause);
        return damaged;
    }
}
