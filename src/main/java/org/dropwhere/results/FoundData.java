package org.dropwhere.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.ModelSpec;

/**
 * The files of a plan that was kept, where they are now.
 *
 * @param plan the plan with the files that were found
 * @param missing a sentence for each file that was not found
 * @param changed a sentence for each set of files whose content is not what was trained on
 * @param trainedOnOthers the ids of the trials that were trained on what is there no more
 */
public record FoundData(Plan plan, List<String> missing, List<String> changed, Set<String> trainedOnOthers) {

    /** Copies them. */
    public FoundData {
        missing = List.copyOf(missing);
        changed = List.copyOf(changed);
        trainedOnOthers = Set.copyOf(trainedOnOthers);
    }

    /** Whether a trial was trained on other data than are there now. */
    public boolean isChanged(Trial trial) {
        return trainedOnOthers.contains(trial.id());
    }

    static FoundData of(Plan plan, ResultsFolder folder) {
        if (plan.trials().stream().noneMatch(FoundData::namesFiles)) {
            return new FoundData(plan, List.of(), List.of(), Set.of());
        }
        FileSearch search = new FileSearch(folder);
        // A sweep may use the same files in several ways, each of which is data of its own.
        Map<FileData, FileSearch.Place<FileData>> data = new LinkedHashMap<>();
        Map<ModelSpec, FileSearch.Place<ModelSpec>> models = new LinkedHashMap<>();
        Set<String> trainedOnOthers = new HashSet<>();
        for (Trial trial : plan.trials()) {
            TrialDescription description = trial.description();
            List<FileSearch.Place<?>> places = new ArrayList<>();
            if (description.data() instanceof FileData stored) {
                places.add(data.computeIfAbsent(stored, each -> search.place(each, description.dataDigest())));
            }
            places.add(models.computeIfAbsent(description.model(), search::place));
            if (places.stream().anyMatch(place -> place.change().isPresent())) {
                trainedOnOthers.add(trial.id());
            }
        }
        List<FileSearch.Place<?>> all = new ArrayList<>(data.values());
        all.addAll(models.values());
        return new FoundData(
                DataPaths.with(plan, description -> found(description, data, models)),
                all.stream()
                        .flatMap(place -> place.missing().stream())
                        .distinct()
                        .toList(),
                all.stream()
                        .flatMap(place -> place.change().stream())
                        .distinct()
                        .toList(),
                trainedOnOthers);
    }

    private static boolean namesFiles(Trial trial) {
        TrialDescription description = trial.description();
        return description.data() instanceof FileData
                || !description.model().paths().isEmpty();
    }

    private static TrialDescription found(
            TrialDescription description,
            Map<FileData, FileSearch.Place<FileData>> data,
            Map<ModelSpec, FileSearch.Place<ModelSpec>> models) {
        return description.with(
                description.data() instanceof FileData stored
                        ? Optional.ofNullable(data.get(stored)).orElseThrow().found()
                        : description.data(),
                Optional.ofNullable(models.get(description.model()))
                        .orElseThrow()
                        .found());
    }
}
