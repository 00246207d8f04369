package org.dropwhere.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dropwhere.config.RelativePath;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;

/**
 * How a results folder names files of sequences: relative to itself, so that it can be moved together with them; where
 * it has no folder in common with them but the root, as seen from the folder of the experiment's file, so that nothing
 * says where on the user's machine that is. Earlier programs named them as the command had, relative to the folder in
 * which it was given.
 *
 * @param root the folder of results
 * @param experiment the folder of the experiment's file
 */
record DataPaths(Path root, Path experiment) {

    /** The plan as the folder keeps it. */
    Plan withStoredPaths(Plan plan) {
        return with(
                plan,
                description -> withStoredPaths(description.data()),
                withStoredPaths(plan.experiment().data()));
    }

    /** The trial as the folder keeps it. */
    Trial withStoredPaths(Trial trial) {
        return with(trial, withStoredPaths(trial.description().data()));
    }

    private Data withStoredPaths(Data data) {
        return data instanceof FileData files
                ? with(files, path -> Path.of(RelativePath.text(RelativePath.of(root, experiment, path))))
                : data;
    }

    /** The files of a plan that have no folder in common with the results. */
    List<Path> apart(Plan plan) {
        return plan.data().stream()
                .flatMap(data -> data instanceof FileData files ? files.paths().stream() : Stream.empty())
                .filter(path -> RelativePath.of(root, path).isAbsolute())
                .distinct()
                .toList();
    }

    /**
     * Where the files may be that a plan of the folder names, the likeliest first.
     *
     * @param experiment the text of {@code experiment.yaml}, in which earlier programs named absolute paths
     */
    List<FileData> candidates(FileData stored, Optional<String> experiment) {
        Set<FileData> candidates = new LinkedHashSet<>();
        candidates.add(with(stored, path -> root.resolve(path).normalize()));
        candidates.add(stored);
        if (isApart(stored)) {
            above(root)
                    .forEach(above -> candidates.add(
                            with(stored, path -> above.resolve(path).normalize())));
        }
        experiment.ifPresent(text -> {
            List<Path> whole = absolutePaths(text);
            candidates.add(with(
                    stored,
                    path -> whole.stream()
                            .filter(each -> each.endsWith(withoutDots(path)))
                            .findFirst()
                            .orElse(path)));
        });
        return new ArrayList<>(candidates);
    }

    /** Whether files may be named as seen from the experiment's folder. */
    static boolean isApart(FileData stored) {
        return stored.paths().stream().noneMatch(path -> path.isAbsolute() || path.startsWith(".."));
    }

    /** The folders that the results are in: in one of them may be the experiment's file, with whatever it names. */
    private static List<Path> above(Path folder) {
        List<Path> above = new ArrayList<>();
        Optional<Path> next =
                Optional.ofNullable(folder.toAbsolutePath().normalize().getParent());
        while (next.isPresent()) {
            above.add(next.get());
            next = Optional.ofNullable(next.get().getParent());
        }
        return above;
    }

    static boolean allExist(FileData data) {
        return data.paths().stream().allMatch(Files::exists);
    }

    /** The plan with other places of its files; which trials there are stays the same. */
    static Plan with(Plan plan, UnaryOperator<FileData> place) {
        Function<TrialDescription, Data> data =
                trial -> trial.data() instanceof FileData stored ? place.apply(stored) : trial.data();
        return with(plan, data, data.apply(plan.trials().get(0).description()));
    }

    private static Plan with(Plan plan, Function<TrialDescription, Data> data, Data first) {
        Experiment experiment = plan.experiment();
        return new Plan(
                experiment.withData(first),
                plan.overrides(),
                plan.runs().stream()
                        .map(run -> new PlannedRun(
                                run.arm(),
                                run.seed(),
                                with(run.trial(), data.apply(run.trial().description()))))
                        .toList(),
                plan.swept());
    }

    private static Trial with(Trial trial, Data data) {
        TrialDescription description = trial.description();
        return new Trial(
                trial.id(),
                new TrialDescription(
                        data,
                        description.dataDigest(),
                        description.model(),
                        description.training(),
                        description.placements(),
                        description.seed()));
    }

    private static FileData with(FileData data, UnaryOperator<Path> place) {
        return data.at(place);
    }

    private static List<Path> absolutePaths(String yaml) {
        return yaml.lines()
                .flatMap(line -> Arrays.stream(line.split("[,\\[\\]{}'\"]|: |^\\s*- ")))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.indexOf('\0') < 0)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .toList();
    }

    private static Path withoutDots(Path path) {
        Path plain = path.normalize();
        if (plain.getNameCount() == 0) {
            return plain;
        }
        int up = 0;
        while (up < plain.getNameCount() - 1 && plain.getName(up).toString().equals("..")) {
            up++;
        }
        return plain.subpath(up, plain.getNameCount());
    }
}
