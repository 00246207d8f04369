package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dropwhere.execution.CheckpointStore;
import org.dropwhere.execution.TrialEvents;
import org.dropwhere.execution.TrialExecutor;
import org.dropwhere.execution.TrialReport;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialSample;
import org.dropwhere.results.FoundData;
import org.dropwhere.results.Repetition;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/**
 * Verifies results: trains finished trials again, from their first epoch, and compares every number with what is
 * stored. Writes nothing.
 *
 * @param executor what trains the trials
 */
public record Verifier(TrialExecutor executor) {

    /**
     * Verifies a results folder.
     *
     * @param sample how many of the finished trials, always the same ones, spread over the variants; all if absent
     * @param listener follows everything that happens
     * @throws BadInput if the folder is no results folder, another numeric version has computed it, its files of
     *     sequences are gone, or no trial has finished
     * @throws org.dropwhere.failure.EnvironmentFailure if the machine fails, as when a file cannot be read
     * @throws IllegalStateException if the calling thread is interrupted
     * @throws RuntimeException what the listener has thrown
     */
    public VerifyResult verify(Path folder, OptionalInt sample, VerifyListener listener) {
        ResultsFolder results = ResultsFolder.at(folder);
        Plan stored = PlanOfFolder.read(results);
        requireSameArithmetic(folder, stored);
        FoundData data = results.findData(stored);
        if (!data.missing().isEmpty()) {
            throw new BadInput(data.missing());
        }
        data.changed().forEach(listener::problem);
        Plan plan = data.plan();
        Set<Trial> finished = new LinkedHashSet<>();
        int changed = 0;
        int failed = 0;
        int damaged = 0;
        for (Trial trial : plan.trials()) {
            Optional<Outcome> outcome = results.outcome(trial);
            if (outcome.orElse(null) instanceof Outcome.Finished) {
                if (data.isChanged(trial)) {
                    changed++;
                } else {
                    finished.add(trial);
                }
            } else if (outcome.isPresent()) {
                failed++;
            } else {
                Optional<String> damage = results.damage(trial);
                damage.ifPresent(listener::problem);
                damaged += damage.isPresent() ? 1 : 0;
            }
        }
        if (finished.isEmpty() && damaged == 0 && changed == 0) {
            throw new BadInput(folder + ": no trial has finished, so there is nothing to verify");
        }
        List<Trial> trials = TrialSample.of(plan, finished, sample.orElse(finished.size()));
        int open = plan.trials().size() - finished.size() - changed - failed - damaged;
        listener.opened(plan, trials);
        return new VerifyResult(
                plan,
                folder,
                repeat(trials, results, listener),
                new VerifyResult.LeftOut(finished.size() - trials.size(), changed, failed, damaged, open));
    }

    /** Before hours of training that could not come to the same numbers. */
    private static void requireSameArithmetic(Path folder, Plan plan) {
        // All trials of a plan are of one version.
        OptionalInt version = plan.trials().get(0).numericVersion();
        if (version.isEmpty() || version.getAsInt() != NumericVersion.CURRENT) {
            String release = version.isPresent()
                    ? "an earlier release (numeric version " + version.getAsInt() + ", this one computes by "
                    : "a later release (this one computes by numeric version ";
            throw new BadInput(folder + ": its trials were computed by " + release + NumericVersion.CURRENT
                    + "), so their numbers cannot come out again; verify them with the release that trained them.");
        }
    }

    /** In the order of the plan. */
    private Map<Trial, Repetition> repeat(List<Trial> trials, ResultsFolder results, VerifyListener listener) {
        Map<String, Repetition> repetitions = new ConcurrentHashMap<>();
        try (ListenerThread<VerifyListener> thread = new ListenerThread<>(listener, VerifyListener::trainingEnded)) {
            executor.run(trials, CheckpointStore.NONE, new ComparingEvents(results, repetitions, thread));
        }
        Map<Trial, Repetition> ordered = new LinkedHashMap<>();
        trials.forEach(trial -> ordered.put(trial, Objects.requireNonNull(repetitions.get(trial.id()))));
        return ordered;
    }

    /** Compares each trial that ends before the listener hears of it. */
    private record ComparingEvents(
            ResultsFolder results, Map<String, Repetition> repetitions, ListenerThread<VerifyListener> listener)
            implements TrialEvents {
        @Override
        public void started(Trial trial) {
            listener.call(each -> each.trialStarted(trial));
        }

        @Override
        public void epoch(Trial trial, EpochMetrics metrics) {
            listener.call(each -> each.epoch(trial, metrics));
        }

        @Override
        public void ended(Trial trial, TrialReport report) {
            repetitions.put(
                    trial.id(),
                    results.repetition(
                            trial,
                            report.outcome(),
                            report.provenance(),
                            report.bestWeights().stream().findFirst()));
            listener.call(each -> each.trialEnded(trial, report.outcome()));
        }
    }
}
