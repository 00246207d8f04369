package org.dropwhere.report;

import java.util.LinkedHashMap;
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
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.Part;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.text.NumberText;

/**
 * One of several experiments that stand side by side.
 *
 * @param name unlike those of the others
 * @param plan what was to be done
 * @param results what is known of it
 * @param known what is known of the data of its plan
 */
public record ComparedExperiment(String name, Plan plan, List<PlannedRunResult> results, KnownData known) {

    /** The path of what stands in files. */
    static final String CONTENT = "data.content";

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
        TrialDescription first = first(arm);
        return first.data() instanceof FileData files ? data(files, first.dataDigest()) : settings(arm, true);
    }

    /** Their content is what counts, and what is made of it; where they lie, and in which format, may differ. */
    private static Map<String, String> data(FileData files, String digest) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(CONTENT, digest);
        data.put(
                "data.files",
                files.files().stream()
                        .map(file -> file.part().map(Part::key).orElse("one")
                                + (file.labels().isPresent() ? " with labels in a file of their own" : ""))
                        .collect(Collectors.joining(", ")));
        Map<String, Object> identity = files.identity(digest);
        String steps = files.content() instanceof FeatureContent ? "data.columns.features" : "data.columns.tokens";
        if (!files.columns().steps().isEmpty()) {
            data.put(steps, String.join(", ", files.columns().steps()));
        }
        identity.forEach((path, value) -> {
            if (!path.equals("csv") && !path.startsWith("files.") && !path.startsWith("columns.steps.")) {
                data.put(
                        "data." + path, value instanceof Double number ? NumberText.of(number) : String.valueOf(value));
            }
        });
        return data;
    }

    /** All else that an arm's trials have in common, but where they drop. */
    Map<String, String> others(Arm arm) {
        Map<String, String> others = settings(arm, false);
        others.put("seeds", seeds(plan.experiment().seeds()));
        return others;
    }

    private TrialDescription first(Arm arm) {
        return plan.runs().stream()
                .filter(run -> run.arm().equals(arm))
                .findFirst()
                .orElseThrow()
                .trial()
                .description();
    }

    private Map<String, String> settings(Arm arm, boolean ofData) {
        TrialDescription first = first(arm);
        Map<String, String> settings = FlatSettings.of(first);
        // The first releases knew no other than RMSprop, and it is stored without its name still.
        settings.putIfAbsent("training.optimizer", first.training().optimizer().key());
        settings.keySet().removeIf(path -> path.startsWith("data") != ofData);
        return settings;
    }

    private static String seeds(List<Long> seeds) {
        boolean counted = IntStream.range(0, seeds.size()).allMatch(i -> seeds.get(i) == seeds.get(0) + i);
        return counted && seeds.size() > 2
                ? seeds.get(0) + " to " + seeds.get(seeds.size() - 1)
                : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
