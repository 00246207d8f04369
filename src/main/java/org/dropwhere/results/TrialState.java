package org.dropwhere.results;

import java.util.Optional;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/**
 * How far a trial has come.
 *
 * @param kind what became of it
 * @param epochs how many it has completed
 */
public record TrialState(Kind kind, int epochs) {

    /** What became of a trial. */
    public enum Kind {
        /** All epochs are done. */
        FINISHED,
        /** It failed; a run trains it again only if told to retry failed trials. */
        FAILED,
        /** It has begun but not ended, and has a checkpoint, from which a run continues it. */
        STOPPED,
        /** It has neither ended nor a checkpoint, or ended without weights that are to be kept, so a run begins it. */
        OPEN
    }

    /** Whether a run trains it further. */
    public boolean goesOn() {
        return kind == Kind.STOPPED || kind == Kind.OPEN;
    }

    /**
     * The state of a trial in a folder, which may be missing.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public static TrialState of(Trial trial, ResultsFolder folder) {
        Optional<Outcome> outcome = folder.outcome(trial);
        if (outcome.isPresent() && !folder.lacksWeights(trial)) {
            Outcome ended = outcome.get();
            Kind kind = ended instanceof Outcome.Finished ? Kind.FINISHED : Kind.FAILED;
            return new TrialState(kind, ended.epochs().size());
        }
        return folder.checkpoint(trial)
                .map(kept -> new TrialState(Kind.STOPPED, kept.epochs().size()))
                .orElse(new TrialState(Kind.OPEN, 0));
    }
}
