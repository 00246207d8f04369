package org.dropwhere.execution;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.dropwhere.training.BestWeights;
import org.dropwhere.training.Outcome;

/**
 * What the process that trained a trial reports of it. Serializable, since that process may be another one than the one
 * that stores the report.
 *
 * @param outcome how the trial ended
 * @param provenance the program and machine that trained it
 * @param bestWeights those after the best epoch, one or none: kept where the trial asks for it and has finished
 * @param trace the stack trace of the unexpected failure that stopped the trial; empty if there was none
 */
public record TrialReport(Outcome outcome, Provenance provenance, List<BestWeights> bestWeights, String trace)
        implements Serializable {

    /** Copies the list, which can be serialized as an optional cannot. */
    public TrialReport {
        bestWeights = List.copyOf(bestWeights);
    }

    /** Of a trial that ended without an unexpected failure. */
    static TrialReport of(Outcome outcome, Provenance provenance) {
        return of(outcome, provenance, Optional.empty());
    }

    /** Of a trial that has weights to be kept. */
    static TrialReport of(Outcome outcome, Provenance provenance, Optional<BestWeights> bestWeights) {
        return new TrialReport(outcome, provenance, bestWeights.stream().toList(), "");
    }

    /** Of a trial that an unexpected failure stopped. */
    static TrialReport of(Outcome.Failed outcome, Provenance provenance, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return new TrialReport(outcome, provenance, List.of(), trace.toString());
    }
}
