package org.dropwhere.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.execution.Forecast;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.InterimLooksText;
import org.dropwhere.report.KnownData;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TrialState;
import org.dropwhere.spec.Sweep;
import org.dropwhere.statistics.InterimLooks;

/**
 * What a run of an experiment would do. Nothing is changed for it.
 *
 * @param plan all trials
 * @param data what is known of their sequences
 * @param states of the trials, in the order of the plan, as the results folder has them
 * @param damagedFiles a sentence for each damaged file of the results folder
 * @param looks at the results, of which the next one is the plan's
 * @param read what has read the files of sequences
 */
public record PlanPreview(
        Plan plan,
        KnownData data,
        Map<Trial, TrialState> states,
        List<String> damagedFiles,
        InterimLooks looks,
        DatasetCache read) {
    /** Copies the map, whose order it keeps, and the list. */
    public PlanPreview {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        damagedFiles = List.copyOf(damagedFiles);
    }

    /**
     * Plans an experiment and finds out which of its trials have ended.
     *
     * @param sweep the experiment at all points of its sweep, from {@link org.dropwhere.config.ExperimentFile}
     * @param results folder of all results
     * @throws org.dropwhere.failure.BadInput if files of sequences are wrong, or a file of the results folder is of a
     *     version that is not read
     * @throws org.dropwhere.failure.EnvironmentFailure if the machine fails, as when a file cannot be read
     */
    public static PlanPreview of(Sweep sweep, Path results) {
        DatasetCache read = new DatasetCache();
        Plan plan = Planner.plan(sweep, read::digest);
        KnownData data = KnownData.read(plan, read);
        PretrainedCheck.check(plan, read);
        ResultsFolder folder = ResultsFolder.of(results, plan.experiment().name());
        List<String> damagedFiles = folder.damagedFiles(plan.trials());
        Map<Trial, TrialState> states = new LinkedHashMap<>();
        plan.trials().forEach(trial -> states.put(trial, TrialState.of(trial, folder)));
        return new PlanPreview(plan, data, states, damagedFiles, InterimLooks.of(plan, folder.looks()), read);
    }

    /** A sentence for those who plan, if their look comes so early that little can come of it. */
    public Optional<String> warning() {
        return InterimLooksText.warning(looks);
    }

    /**
     * How long the rest will take on this machine; absent if nothing is left. Trains for some seconds to find out.
     *
     * @param jobs threads in all, 1 or more
     */
    public Optional<Duration> forecast(int jobs) {
        List<Forecast.Remainder> remainders = states.entrySet().stream()
                .filter(state -> state.getValue().goesOn())
                .map(state -> remainder(state.getKey(), state.getValue()))
                .toList();
        return remainders.isEmpty() ? Optional.empty() : Optional.of(Forecast.of(remainders, jobs, read));
    }

    private static Forecast.Remainder remainder(Trial trial, TrialState state) {
        return new Forecast.Remainder(
                trial.description(), trial.description().training().epochs() - state.epochs());
    }
}
