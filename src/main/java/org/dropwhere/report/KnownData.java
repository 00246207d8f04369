package org.dropwhere.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.Datasets;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.statistics.TestLabels;

/**
 * What is known of the data of a plan: of a task all, from its settings; of files what was kept in the results folder.
 */
public final class KnownData {
    /**
     * Data with what is known of them.
     *
     * @param point the first of the sweep that has them
     * @param data where they come from
     * @param maskZero whether token 0 is padding there
     * @param summary what is known
     */
    public record Entry(Point point, Data data, boolean maskZero, DatasetSummary summary) {
        /** Whether steps are tokens, or words that become tokens, rather than numbers. */
        public boolean hasTokens() {
            return !(data instanceof FileData files && files.content() instanceof FeatureContent);
        }
    }

    private final Map<Arm, Entry> byArm = new HashMap<>();
    private final Map<Meaning, Entry> entries = new LinkedHashMap<>();
    private final Map<Data, DatasetSummary> summaries = new HashMap<>();
    private boolean complete = true;

    /** The same sequences mean another thing where token 0 is padding. */
    private record Meaning(Data data, boolean maskZero) {}

    private KnownData() {}

    /**
     * Of a plan.
     *
     * @param files of data that are files, by their {@linkplain DatasetSummary#key keys}
     */
    public static KnownData of(Plan plan, Map<String, DatasetSummary> files) {
        KnownData known = new KnownData();
        for (PlannedRun run : plan.runs()) {
            known.add(run, files);
        }
        return known;
    }

    /**
     * What is known of the files of a plan, which are there and can be trained on with all seeds.
     *
     * @param read what reads them
     * @return what is known of them, by their {@linkplain DatasetSummary#key keys}
     * @throws org.dropwhere.failure.BadInput if one cannot be read or its content is wrong, or a seed gets no sequences
     *     for a part
     */
    public static Map<String, DatasetSummary> readFiles(Plan plan, DatasetCache read) {
        Map<String, DatasetSummary> files = new LinkedHashMap<>();
        for (Data data : plan.data()) {
            if (data instanceof FileData source) {
                DatasetSummary summary = read.summary(data);
                files.putIfAbsent(summary.key(), summary);
                read.check(source, seeds(plan, data));
            }
        }
        return files;
    }

    /** Seeds of the trials that have these data; none if it does not depend on the seed what they see. */
    private static List<Long> seeds(Plan plan, Data data) {
        return data.isSharedBySeeds()
                ? List.of()
                : plan.trials().stream()
                        .map(Trial::description)
                        .filter(trial -> trial.data().equals(data))
                        .map(TrialDescription::seed)
                        .distinct()
                        .toList();
    }

    /**
     * With the files of the plan, which are read.
     *
     * @throws org.dropwhere.failure.BadInput if one cannot be read or its content is wrong
     */
    public static KnownData read(Plan plan, DatasetCache read) {
        return of(plan, readFiles(plan, read));
    }

    private void add(PlannedRun run, Map<String, DatasetSummary> files) {
        TrialDescription trial = run.trial().description();
        if (byArm.containsKey(run.arm())) {
            return;
        }
        Meaning meaning = new Meaning(trial.data(), trial.model().input().maskZero());
        Optional<Entry> known = Optional.ofNullable(entries.get(meaning))
                .or(() -> summary(trial, files)
                        .map(found -> new Entry(run.arm().point(), meaning.data(), meaning.maskZero(), found)));
        complete &= known.isPresent();
        known.ifPresent(entry -> {
            entries.putIfAbsent(meaning, entry);
            summaries.putIfAbsent(entry.data(), entry.summary());
            byArm.put(run.arm(), entry);
        });
    }

    private static Optional<DatasetSummary> summary(TrialDescription trial, Map<String, DatasetSummary> files) {
        return trial.data() instanceof FileData source
                ? Optional.ofNullable(files.get(DatasetSummary.key(source, trial.dataDigest())))
                : Optional.of(Datasets.summary((TaskData) trial.data()));
    }

    /** Each of the plan's data once, and twice if token 0 is padding in a part of a sweep only, in its order. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Whether it is known of all of the plan's data. */
    public boolean isComplete() {
        return complete;
    }

    /** Of one of the plan's data, if it is known. */
    public Optional<DatasetSummary> of(Data data) {
        return Optional.ofNullable(summaries.get(data));
    }

    /** What decides how large the masks of a trial are, if its data are known. */
    public Optional<ModelSizes> sizes(TrialDescription trial) {
        return of(trial.data())
                .map(summary -> ModelSizes.of(trial.model(), summary.inputs(trial.data()), summary.longest()));
    }

    /** The labels of an arm's test sequences, if they are known. */
    public Optional<TestLabels> testLabels(Arm arm) {
        return Optional.ofNullable(byArm.get(arm))
                .map(entry -> entry.summary().test())
                .map(test -> new TestLabels(test.ones(), test.sequences()));
    }

    /** The accuracy of always giving the more frequent label of an arm's test sequences, if that is known. */
    public OptionalDouble majorityShare(Arm arm) {
        return Optional.ofNullable(byArm.get(arm)).stream()
                .mapToDouble(entry -> entry.summary().test().majorityShare())
                .findFirst();
    }
}
