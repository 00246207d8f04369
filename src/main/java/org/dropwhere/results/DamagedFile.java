package org.dropwhere.results;

/** A file of the results folder is not as it was written. */
final class DamagedFile extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ProtectedFile file;
    private final String how;

    DamagedFile(ProtectedFile file, String how) {
        super(file.path() + " is damaged: " + how);
        this.file = file;
        this.how = how;
    }

    /** A sentence without its full stop. */
    String sentence() {
        return file.path() + " is damaged: " + how;
    }

    /**
     * Renames the file, if there is one.
     *
     * @param consequence what follows, in a clause
     * @return a whole sentence that says so
     * @throws org.dropwhere.failure.BadInput if it cannot be renamed
     */
    String setAside(String consequence) {
        return sentence() + "; " + consequence
                + file.setAside()
                        .map(name -> " (what was there is now " + name + ")")
                        .orElse("")
                + ".";
    }
}
