package org.dropwhere.results;

/** A file of the results folder is not as the program wrote it. */
final class DamagedFileException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ProtectedFile file;
    private final String how;

    /** For what shows without reading it, such as that it is missing. */
    DamagedFileException(ProtectedFile file, String how) {
        super(file.path() + " is damaged: " + how);
        this.file = file;
        this.how = how;
    }

    /** For what reading it showed. */
    DamagedFileException(ProtectedFile file, DamagedContentException cause) {
        this(file, String.valueOf(cause.getMessage()));
        initCause(cause);
    }

    /** In which way it is damaged, in a clause. */
    String how() {
        return how;
    }

    /** A sentence without its full stop. */
    String sentence() {
        return file.path() + " is damaged: " + how;
    }

    /**
     * Renames the file, if there is one.
     *
     * @param consequence what follows, in a clause
     * @return a sentence on both
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be renamed
     */
    String setAside(String consequence) {
        return sentence() + "; " + consequence
                + file.setAside()
                        .map(name -> " (what was there is now " + name + ")")
                        .orElse("")
                + ".";
    }
}
