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

    private static List<String> experiments(Path parent) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(parent, folder -> Files.exists(folder.resolve("plan.yaml")))) {
            folders.forEach(folder -> names.add(String.valueOf(folder.getFileName())));
        } catch (IOException e) {
            return List.of();
        }
        return names.stream().sorted().toList();
    }
}
