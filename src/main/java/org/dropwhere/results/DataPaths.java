package org.dropwhere.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dropwhere.config.RelativePath;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.NamedFiles;

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
        return with(plan, this::withStoredPaths);
    }

    /** The trial as the folder keeps it. */
    Trial withStoredPaths(Trial trial) {
        return with(trial, this::withStoredPaths);
    }

    private TrialDescription withStoredPaths(TrialDescription description) {
        UnaryOperator<Path> stored = path -> Path.of(RelativePath.text(RelativePath.of(root, experiment, path)));
        Data data = description.data();
        return description.with(
                data instanceof FileData files ? files.at(stored) : data,
                description.model().at(stored));
    }

    /** The files of a plan that have no folder in common with the results. */
    List<Path> apart(Plan plan) {
        return Stream.concat(
                        plan.data().stream()
                                .flatMap(data ->
                                        data instanceof FileData files ? files.paths().stream() : Stream.empty()),
                        plan.trials().stream().flatMap(trial -> trial.description().model().paths().stream()))
                .distinct()
                .filter(path -> RelativePath.of(root, path).isAbsolute())
                .toList();
    }

    /**
     * Where the files may be that a plan of the folder names, the likeliest first.
     *
     * @param experiment the text of {@code experiment.yaml}, in which earlier programs named absolute paths
     */
    <T extends NamedFiles<T>> List<T> candidates(T stored, Optional<String> experiment) {
        Set<T> candidates = new LinkedHashSet<>();
        candidates.add(stored.at(path -> root.resolve(path).normalize()));
        candidates.add(stored);
        if (isApart(stored)) {
            above(root)
                    .forEach(above ->
                            candidates.add(stored.at(path -> above.resolve(path).normalize())));
        }
        experiment.ifPresent(text -> {
            List<Path> whole = absolutePaths(text);
            candidates.add(stored.at(path -> whole.stream()
                    .filter(each -> each.endsWith(withoutDots(path)))
                    .findFirst()
                    .orElse(path)));
        });
        return new ArrayList<>(candidates);
    }

    /** Whether files may be named as seen from the experiment's folder. */
    static boolean isApart(NamedFiles<?> stored) {
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

    static boolean allExist(NamedFiles<?> data) {
        return data.paths().stream().allMatch(Files::exists);
    }

    /** The plan with other places of its files; which trials there are stays the same. */
    static Plan with(Plan plan, UnaryOperator<TrialDescription> place) {
        TrialDescription first = place.apply(plan.trials().get(0).description());
        return new Plan(
                plan.experiment().withData(first.data()).withModel(first.model()),
                plan.overrides(),
                plan.runs().stream()
                        .map(run -> new PlannedRun(run.arm(), run.seed(), with(run.trial(), place)))
                        .toList(),
                plan.swept());
    }

    private static Trial with(Trial trial, UnaryOperator<TrialDescription> place) {
        return new Trial(trial.id(), place.apply(trial.description()), trial.keepsWeights());
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
