package org.dropwhere.experiment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.text.Words;

/** The plan of a results folder that a caller names. */
final class PlanOfFolder {
    private PlanOfFolder() {}

    /**
     * Reads it.
     *
     * @throws BadInput if the folder is no results folder; the sentence names similar ones
     */
    static Plan read(ResultsFolder folder) {
        if (folder.path().toString().isEmpty()) {
            throw new BadInput("FOLDER is empty; give the path of a results folder, such as results/quickstart.");
        }
        return Files.isRegularFile(folder.path())
                ? refuse(folder.path())
                : folder.readPlan().orElseGet(() -> refuse(folder.path()));
    }

    /**
     * Likewise, of a folder whose results are shown, as those of a part are not: what is compared would be torn apart.
     *
     * @throws BadInput also if the folder is that of a part
     */
    static Plan readWhole(ResultsFolder folder) {
        Plan plan = read(folder);
        String name = plan.experiment().name();
        PartFolder.partOf(folder.path(), name).ifPresent(part -> {
            throw new BadInput(folder.path() + ": this is " + part.words() + " of the trials, and shows nothing without"
                    + " the others; merge the parts and give the folder that they are merged into: dropwhere "
                    + PartFolder.mergeCommand(folder.path(), name, part));
        });
        return plan;
    }

    private static Plan refuse(Path path) {
        throw new BadInput(reason(path));
    }

    private static String reason(Path path) {
        if (Files.isDirectory(path)) {
            List<String> inside = experiments(path);
            return path + ": this is no results folder, as it has no plan.yaml"
                    + (inside.isEmpty()
                            ? "; give one that run has written"
                            : "; the folders in it that have one are " + Words.list(inside, "and"));
        }
        if (Files.exists(path)) {
            return path + ": this is a file; give the results folder that it is in";
        }
        Path parent = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
        String name = String.valueOf(path.getFileName());
        return path + ": there is no such folder" + Words.suggestion(Words.nearest(name, experiments(parent)));
    }

    /** Whether a folder has a plan, of whatever kind. */
    static boolean isOne(Path folder) {
        return Files.exists(folder.resolve("plan.yaml"));
    }

    /** The names of the folders in a folder that have a plan; none if it is not there. */
    static List<String> experiments(Path parent) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PlanOfFolder::isOne)) {
            folders.forEach(folder -> names.add(String.valueOf(folder.getFileName())));
        } catch (IOException e) {
            return List.of();
        }
        return names.stream().sorted().toList();
    }
}
