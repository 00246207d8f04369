package org.dropwhere.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.Datasets;
import org.dropwhere.data.PartSummary;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.FileData;
import org.dropwhere.text.Words;

/**
 * The files of a plan that was kept, where they are now.
 *
 * @param plan the plan with the files that were found
 * @param missing a sentence for each file that was not found
 * @param changed a sentence for each data whose content is not what was trained on, by its digest then
 */
public record FoundData(Plan plan, List<String> missing, Map<String, String> changed) {

    /** Copies them. */
    public FoundData {
        missing = List.copyOf(missing);
        changed = Map.copyOf(changed);
    }

    /** Whether a trial was trained on other data than are there now. */
    public boolean isChanged(Trial trial) {
        return changed.containsKey(trial.description().dataDigest());
    }

    static FoundData of(Plan plan, ResultsFolder folder) {
        Map<String, FileData> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        Map<String, String> changed = new LinkedHashMap<>();
        if (plan.data().stream().noneMatch(FileData.class::isInstance)) {
            return new FoundData(plan, missing, changed);
        }
        DataPaths paths = new DataPaths(folder.path());
        Optional<String> experiment = folder.experiment();
        for (Trial trial : plan.trials()) {
            TrialDescription description = trial.description();
            String digest = description.dataDigest();
            if (!(description.data() instanceof FileData stored) || found.containsKey(digest)) {
                continue;
            }
            List<FileData> candidates = paths.candidates(stored, experiment);
            List<FileData> whole =
                    candidates.stream().filter(DataPaths::allExist).toList();
            Optional<FileData> same = whole.stream()
                    .filter(data -> Datasets.digest(data).equals(digest))
                    .findFirst();
            found.put(digest, same.or(() -> whole.stream().findFirst()).orElse(candidates.get(0)));
            if (whole.isEmpty()) {
                missing.addAll(missing(folder.path(), candidates));
            } else if (same.isEmpty()) {
                changed.put(
                        digest,
                        changed(
                                whole.get(0),
                                Optional.ofNullable(folder.storedSummaries().get(digest))));
            }
        }
        return new FoundData(DataPaths.with(plan, found), missing, changed);
    }

    /** By the place that has most of the files. */
    private static List<String> missing(Path folder, List<FileData> candidates) {
        FileData nearest = candidates.get(0);
        for (FileData candidate : candidates) {
            nearest = missing(candidate).size() < missing(nearest).size() ? candidate : nearest;
        }
        return missing(nearest).stream()
                .map(path ->
                        folder + ": the CSV file " + path + " that was trained on cannot be found; put it back there.")
                .toList();
    }

    private static Set<Path> missing(FileData data) {
        return data.files().stream()
                .filter(path -> !Files.exists(path))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String changed(FileData now, Optional<DatasetSummary> before) {
        List<Path> files = now.files();
        List<String> names = before.map(then -> {
                    List<PartSummary> parts = List.of(then.train(), then.validation(), then.test());
                    return Stream.of(0, 1, 2)
                            .filter(i -> !Datasets.checksum(files.get(i))
                                    .equals(parts.get(i).checksum()))
                            .map(i -> files.get(i).toString())
                            .distinct()
                            .toList();
                })
                .orElse(List.of());
        return "The data have changed since training: "
                + (names.isEmpty()
                        ? "one or more of "
                                + Words.list(
                                        files.stream()
                                                .map(Path::toString)
                                                .distinct()
                                                .toList(),
                                        "and") + " do not have the content that was trained on."
                        : Words.list(names, "and")
                                + (names.size() == 1 ? " does" : " do")
                                + " not have the content that was trained on.");
    }
}
