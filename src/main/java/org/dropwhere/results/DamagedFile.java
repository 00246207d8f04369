package org.dropwhere.results;

import java.nio.file.Path;

/** A file of the results folder is not as it was written. */
final class DamagedFile extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final String how;

    DamagedFile(Path file, String how) {
        super(file + " is damaged: " + how);
        this.file = file;
        this.how = how;
    }

    Path file() {
        return file;
    }

    /** A sentence without its full stop. */
    String sentence() {
        return file + " is damaged: " + how;
    }
}
