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
        /** It cannot go on. */
        FAILED,
        /** Some epochs are done, and it goes on from there. */
        STOPPED,
        /** Nothing is done. */
        OPEN
    }

    /** Whether a run trains it further. */
    public boolean goesOn() {
        return kind == Kind.STOPPED || kind == Kind.OPEN;
    }

    /** As a folder tells, which may be missing. */
    public static TrialState of(Trial trial, ResultsFolder folder) {
        Optional<Outcome> outcome = folder.finished(trial);
        if (outcome.isPresent()) {
            Outcome ended = outcome.get();
            Kind kind = ended instanceof Outcome.Finished ? Kind.FINISHED : Kind.FAILED;
            return new TrialState(kind, ended.epochs().size());
        }
        return folder.checkpoint(trial)
                .map(kept -> new TrialState(Kind.STOPPED, kept.epochs().size()))
                .orElse(new TrialState(Kind.OPEN, 0));
    }
}
