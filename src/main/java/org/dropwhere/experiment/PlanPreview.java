package org.dropwhere.experiment;

import java.nio.file.Files;
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
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.InterimLooksText;
import org.dropwhere.report.KnownData;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TakenTrials;
import org.dropwhere.results.TrialState;
import org.dropwhere.spec.Sweep;
import org.dropwhere.statistics.InterimLooks;

/**
 * What a run of an experiment would do. Nothing is changed for it.
 *
 * @param plan all trials
 * @param part which of them would run
 * @param data what is known of their sequences
 * @param states of the part's trials, in the order of the plan, as the results folder has them or another from which a
 *     run takes them over
 * @param damagedFiles a sentence for each damaged file of the results folder
 * @param looks at the results, of which the next one is the plan's
 * @param read what has read the files of sequences
 */
public record PlanPreview(
        Plan plan,
        PlanPart part,
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
        return of(sweep, results, PlanPart.WHOLE);
    }

    /**
     * Likewise, of a part of the trials.
     *
     * @param part which of the trials are wanted, in a folder of their own unless it is the whole
     */
    public static PlanPreview of(Sweep sweep, Path results, PlanPart part) {
        DatasetCache read = new DatasetCache();
        Plan plan = Planner.plan(sweep, read::digest);
        KnownData data = KnownData.read(plan, read);
        PretrainedCheck.check(plan, read);
        ResultsFolder folder = PartFolder.of(results, plan.experiment().name(), part);
        List<Trial> trials = part.trials(plan);
        List<String> damagedFiles = folder.damagedFiles(trials, "its trial runs again");
        Map<Trial, TrialState> states = new LinkedHashMap<>();
        List<TakenTrials> others = FolderOpening.others(results, plan.experiment(), part).stream()
                .filter(other -> Files.isDirectory(other.path()))
                .map(TakenTrials::new)
                .toList();
        trials.forEach(trial -> states.put(trial, state(trial, folder, others)));
        return new PlanPreview(plan, part, data, states, damagedFiles, looks(plan, results), read);
    }

    /** A run takes over what the others have finished. */
    private static TrialState state(Trial trial, ResultsFolder folder, List<TakenTrials> others) {
        TrialState own = TrialState.of(trial, folder);
        return own.goesOn()
                ? others.stream()
                        .filter(other -> other.finished(trial).isPresent())
                        .findFirst()
                        .map(other -> TrialState.of(trial, other.from()))
                        .orElse(own)
                : own;
    }

    /** Those at the whole: nobody looks at a part. */
    private static InterimLooks looks(Plan plan, Path results) {
        return InterimLooks.of(
                plan, FolderOpening.ofRun(results, plan.experiment()).looks());
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
