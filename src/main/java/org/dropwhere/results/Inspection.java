package org.dropwhere.results;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.config.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/** Looks through a folder before a run: what is whole is taken over, what is damaged is set aside. */
final class Inspection {
    /** Of {@code trials/ID/file}. */
    private static final int DEPTH = 3;

    private final Path root;
    private final List<String> damaged = new ArrayList<>();

    private Inspection(Path root) {
        this.root = root;
    }

    /** The folder must be locked. */
    static FolderContents of(Path root, Plan plan) {
        Inspection inspection = new Inspection(root);
        inspection.removeLitter();
        Optional<Plan> before = inspection.before();
        // Before trials are set aside, which tell whether there can have been looks.
        new LooksFile(root).mend().ifPresent(inspection.damaged::add);
        List<Trial> begun = new ArrayList<>();
        Map<Trial, Outcome> ended = new LinkedHashMap<>();
        for (Trial trial : plan.trials()) {
            TrialFiles files = new TrialFiles(inspection.folder(trial.id()), trial);
            Optional<Outcome> outcome = inspection.outcome(files);
            outcome.ifPresent(how -> ended.put(trial, how));
            if (inspection.hasCheckpoint(files) && outcome.isEmpty()) {
                begun.add(trial);
            }
        }
        return new FolderContents(before, ended, begun, inspection.notIn(plan), inspection.damaged);
    }

    private Path folder(String id) {
        return root.resolve("trials").resolve(id);
    }

    /** What a killed run had half written. */
    private void removeLitter() {
        try (Stream<Path> files = Files.find(root, DEPTH, (file, is) -> WholeFile.isPart(file))) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new BadInput("Cannot remove half-written files from " + root + ": " + WholeFile.reason(e) + ".");
        }
    }

    private Optional<Plan> before() {
        try {
            return new ProtectedFile(root.resolve("plan.yaml")).read(PlanYaml.MOST_BYTES, PlanYaml::read);
        } catch (DamagedFile e) {
            damaged.add(e.setAside("it is written again"));
            return Optional.empty();
        }
    }

    private Optional<Outcome> outcome(TrialFiles files) {
        Optional<Outcome> outcome = Optional.empty();
        try {
            outcome = files.outcome();
        } catch (DamagedFile e) {
            damaged.add(e.setAside("its trial runs again"));
        }
        outcome.ifPresent(files::removeUselessCheckpoint);
        return outcome;
    }

    private boolean hasCheckpoint(TrialFiles files) {
        try {
            return files.checkpoint().isPresent();
        } catch (DamagedFile e) {
            damaged.add(e.setAside("its trial begins anew"));
            return false;
        }
    }

    private List<Leftover> notIn(Plan plan) {
        Set<String> ids = plan.trials().stream().map(Trial::id).collect(Collectors.toSet());
        Path trials = root.resolve("trials");
        if (!Files.isDirectory(trials)) {
            return List.of();
        }
        List<Leftover> others = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(trials)) {
            for (Path folder : folders) {
                if (!ids.contains(String.valueOf(folder.getFileName()))) {
                    TrialFiles.finished(folder).ifPresent(others::add);
                }
            }
        } catch (IOException e) {
            throw new BadInput("Cannot look into " + trials + ": " + WholeFile.reason(e) + ".");
        }
        others.sort(Comparator.comparing(Leftover::id));
        return others;
    }
}
