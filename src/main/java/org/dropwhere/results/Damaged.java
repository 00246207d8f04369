package org.dropwhere.results;

/** A file is not as it was written. The message says in which way; it comes after "is damaged: ". */
final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    Damaged(String how) {
        super(how);
    }
}
