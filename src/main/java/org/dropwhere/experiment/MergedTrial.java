package org.dropwhere.experiment;

import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TrialState;
import org.dropwhere.results.TrialState.Kind;

/**
 * Which of several folders has a trial furthest: finished before failed, failed before begun, then by epochs; of equals
 * the first. A failure may be the machine's, so that different ones are no contradiction.
 *
 * @param state how far that is; what is damaged counts as not there
 * @param from the folder
 */
record MergedTrial(TrialState state, ResultsFolder from) {

    /** As one folder has it. */
    static MergedTrial of(Trial trial, ResultsFolder folder) {
        return new MergedTrial(TrialState.of(trial, folder), folder);
    }

    /** Whether a run would train it further. */
    boolean goesOn() {
        return state.goesOn();
    }

    /** Whether there is nothing of it to go on from. */
    boolean isOpen() {
        return state.kind() == Kind.OPEN;
    }

    /**
     * This or that of another folder, whichever is further.
     *
     * @param plan of which the trial is
     * @param cure what to do about folders that contradict each other
     * @throws BadInput if the trial has finished in both folders and came out differently
     */
    MergedTrial or(MergedTrial other, Plan plan, Trial trial, String cure) {
        if (hasFinished() && other.hasFinished()) {
            requireSame(other, plan, trial, cure);
        }
        return other.isFurtherThan(this) ? other : this;
    }

    private boolean hasFinished() {
        return state.kind() == Kind.FINISHED;
    }

    /** The kinds stand in that order. */
    private boolean isFurtherThan(MergedTrial other) {
        int kind = other.state().kind().compareTo(state.kind());
        return kind > 0 || (kind == 0 && state.epochs() > other.state().epochs());
    }

    private void requireSame(MergedTrial other, Plan plan, Trial trial, String cure) {
        if (!from.outcome(trial).equals(other.from().outcome(trial))) {
            PlannedRun run = plan.runs(trial).get(0);
            throw new BadInput(run.arm().name() + ", seed " + run.seed() + " (trial " + trial.id()
                    + ") came out differently in " + from.path() + " and in "
                    + other.from().path() + ", as on machines that compute differently; " + cure
                    + " (verify says whose numbers come out again).");
        }
    }
}
