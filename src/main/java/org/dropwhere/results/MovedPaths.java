package org.dropwhere.results;

import java.io.IOException;
import java.nio.file.Path;
import org.dropwhere.config.RelativePath;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;

/**
 * How a folder names the files of sequences that another folder names from where it is. Nothing is looked for: the
 * files may be on another machine.
 *
 * @param from the folder that names them
 * @param into the folder that is to name them
 */
record MovedPaths(Path from, Path into) {

    /**
     * The plan as the other folder keeps it.
     *
     * @throws BadInput if that folder has none in common with a file
     */
    Plan plan(Plan stored) {
        return DataPaths.with(stored, this::description);
    }

    /**
     * The description of a trial as the other folder keeps it.
     *
     * @throws BadInput likewise
     */
    TrialDescription description(TrialDescription stored) {
        Data data = stored.data();
        return stored.with(
                data instanceof FileData files ? files.at(this::path) : data,
                stored.model().at(this::path));
    }

    private Path path(Path stored) {
        if (!isRelativeToFolder(stored)) {
            return stored;
        }
        Path moved = RelativePath.of(into, real(from).resolve(stored).normalize());
        if (moved.isAbsolute()) {
            throw new BadInput(into + " has no folder in common with " + moved + ", which " + from
                    + " names as a file of data; give a folder beside " + from + ".");
        }
        return Path.of(RelativePath.text(moved));
    }

    /** Whether a folder names a file from where it is; others are named from the experiment's, wherever that is. */
    static boolean isRelativeToFolder(Path stored) {
        return stored.startsWith("..");
    }

    /** A folder without symbolic links, beyond which ".." leads elsewhere. */
    static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw FileFailures.cannotRead(folder, e);
        }
    }
}
