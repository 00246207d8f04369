package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.dropwhere.experiment.RunListener;
import org.dropwhere.experiment.RunStart;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.FolderContents;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Prints what happens in a run; nothing after an interruption. */
final class RunMessages implements RunListener {
    private final RunOutput output;
    private final Interruption interruption;
    private final IntSupplier jobs;
    private final boolean retryFailed;
    private Optional<TrialNames> names = Optional.empty();

    RunMessages(RunOutput output, Interruption interruption, IntSupplier jobs, boolean retryFailed) {
        this.output = output;
        this.interruption = interruption;
        this.jobs = jobs;
        this.retryFailed = retryFailed;
    }

    /** Trials are called as this plan has them. */
    void namesOf(Plan plan) {
        names = Optional.of(new TrialNames(plan));
    }

    @Override
    public void dataWarning(String sentence) {
        interruption.show(() -> output.message("Warning: " + sentence));
    }

    @Override
    public void damaged(String sentence) {
        interruption.show(() -> output.error(sentence));
    }

    @Override
    public void notInPlan(FolderContents contents) {
        interruption.show(() -> output.message(Messages.notInPlan(contents)));
    }

    @Override
    public void filesApart(Path folder, List<Path> files) {
        interruption.show(() -> output.message(Messages.apart(folder, files)));
    }

    @Override
    public void opened(RunStart start) {
        interruption.setMessage(() -> output.interrupted(Messages.interrupted(start)));
        TrialNames all = new TrialNames(start.plan());
        names = Optional.of(all);
        interruption.show(() -> {
            output.begins(start, jobs.getAsInt());
            if (!start.open().isEmpty()) {
                output.showProgress(start.plan(), all, start.open());
            }
        });
    }

    @Override
    public void trialStarted(Trial trial) {
        interruption.show(() -> output.progress().started(trial));
    }

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        interruption.show(() -> output.progress().epoch(trial, metrics));
    }

    @Override
    public void trialCrashed(Trial trial, Path log) {
        String name = names.orElseThrow().name(trial);
        interruption.show(
                () -> output.error(name + " was stopped by an unexpected failure; details are in " + log + "."));
    }

    @Override
    public void trialEnded(Trial trial, Outcome outcome) {
        interruption.show(() -> output.progress().ended(trial, outcome));
    }

    @Override
    public void trainingEnded() {
        interruption.show(() -> output.progress().close());
    }

    @Override
    public void stoppedAtFailure(RunStart start) {
        interruption.show(() -> output.message(Messages.stoppedAtFailure(start, retryFailed)));
    }
}
