package org.dropwhere.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.spec.FileData;

/**
 * A results folder and the plan that it has.
 *
 * @param plan names files of data as the folder does
 */
public record FolderPlan(ResultsFolder folder, Plan plan) {

    /** How many files of data are where the plan names them from the folder, which may have been moved. */
    long filesFound() {
        return Stream.concat(
                        plan.data().stream()
                                .flatMap(data ->
                                        data instanceof FileData files ? files.paths().stream() : Stream.empty()),
                        plan.trials().stream().flatMap(trial -> trial.description().model().paths().stream()))
                .distinct()
                .filter(path -> MovedPaths.isRelativeToFolder(path) && exists(path))
                .count();
    }

    private boolean exists(Path path) {
        return Files.exists(MovedPaths.real(folder.path()).resolve(path));
    }
}
