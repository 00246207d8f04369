package org.dropwhere.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.results.FlatSettings;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.spec.FileData;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.ResultsByArm;

/**
 * One of several experiments that stand side by side.
 *
 * @param name unlike those of the others
 * @param plan what was to be done
 * @param results what is known of it
 * @param known what is known of the data of its plan
 */
public record ComparedExperiment(String name, Plan plan, List<PlannedRunResult> results, KnownData known) {

    /** Copies the list. */
    public ComparedExperiment {
        results = List.copyOf(results);
    }

    /**
     * Reads the trials that have ended.
     *
     * @param name unlike those of the others
     * @throws org.dropwhere.failure.BadInput if a trial cannot be read
     */
    public static ComparedExperiment read(String name, ResultsFolder folder, Plan plan) {
        return new ComparedExperiment(name, plan, folder.results(plan), KnownData.of(plan, folder.dataSummaries(plan)));
    }

    /** The number of trials that have ended, failed ones included. */
    int ended() {
        return PlannedRunResult.ended(results).size();
    }

    List<ArmSummary> summaries() {
        return ArmSummary.of(ResultsByArm.of(plan, results));
    }

    /** Where the sequences of an arm come from, path by path. */
    Map<String, String> data(Arm arm) {
        return settings(arm, true);
    }

    /** All else that an arm's trials have in common, but where they drop. */
    Map<String, String> others(Arm arm) {
        Map<String, String> others = settings(arm, false);
        others.put("seeds", seeds(plan.experiment().seeds()));
        return others;
    }

    private Map<String, String> settings(Arm arm, boolean ofData) {
        TrialDescription first = plan.runs().stream()
                .filter(run -> run.arm().equals(arm))
                .findFirst()
                .orElseThrow()
                .trial()
                .description();
        Map<String, String> settings = FlatSettings.of(first);
        // The first releases knew no other than RMSprop, and it is stored without its name still.
        settings.putIfAbsent("training.optimizer", first.training().optimizer().key());
        settings.keySet().removeIf(path -> path.startsWith("data") != ofData);
        if (first.data() instanceof FileData) {
            // Their content is what counts, and has a digest; where they lie may differ.
            settings.keySet().removeAll(List.of("data.train", "data.validation", "data.test"));
        }
        return settings;
    }

    private static String seeds(List<Long> seeds) {
        boolean counted = IntStream.range(0, seeds.size()).allMatch(i -> seeds.get(i) == seeds.get(0) + i);
        return counted && seeds.size() > 2
                ? seeds.get(0) + " to " + seeds.get(seeds.size() - 1)
                : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
