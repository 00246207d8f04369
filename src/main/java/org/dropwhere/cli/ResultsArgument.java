package org.dropwhere.cli;

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

/** A results folder that a command was given. */
final class ResultsArgument {
    private ResultsArgument() {}

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

    /**
     * What was to be done in a folder.
     *
     * @throws BadInput if it is no results folder
     */
    static Plan plan(ResultsFolder folder) {
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
