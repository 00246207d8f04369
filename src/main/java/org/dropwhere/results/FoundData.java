package org.dropwhere.results;

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
        if (plan.data().stream().noneMatch(FileData.class::isInstance)) {
            return new FoundData(plan, List.of(), List.of(), Set.of());
        }
        FileSearch search = new FileSearch(folder);
        // A sweep may use the same files in several ways, each of which is data of its own.
        Map<FileData, FileSearch.Place> places = new LinkedHashMap<>();
        Set<String> trainedOnOthers = new HashSet<>();
        for (Trial trial : plan.trials()) {
            TrialDescription description = trial.description();
            if (description.data() instanceof FileData stored) {
                FileSearch.Place place =
                        places.computeIfAbsent(stored, each -> search.place(each, description.dataDigest()));
                if (place.change().isPresent()) {
                    trainedOnOthers.add(trial.id());
                }
            }
        }
        return new FoundData(
                DataPaths.with(
                        plan,
                        stored -> Optional.ofNullable(places.get(stored))
                                .orElseThrow()
                                .data()),
                places.values().stream()
                        .flatMap(place -> place.missing().stream())
                        .distinct()
                        .toList(),
                places.values().stream()
                        .flatMap(place -> place.change().stream())
                        .distinct()
                        .toList(),
                trainedOnOthers);
    }
}
