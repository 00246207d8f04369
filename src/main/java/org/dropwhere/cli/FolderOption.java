package org.dropwhere.cli;

import java.nio.file.Path;
import org.dropwhere.failure.BadInput;

/** A folder that an option of a command names. */
final class FolderOption {
    private FolderOption() {}

    /**
     * A folder that an option names.
     *
     * @throws BadInput if it is the empty text, which would mean the folder in which the command is given
     */
    static Path given(String option, Path folder) {
        if (folder.toString().isEmpty()) {
            throw new BadInput("The option " + option + " is empty; give the path of a folder.");
        }
        return folder;
    }
}
