package org.dropwhere.execution;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import org.dropwhere.training.Outcome;

/**
 * What the process that trained a trial reports of it. Serializable, since that process may be another one than the one
 * that stores the report.
 *
 * @param outcome how the trial ended
 * @param provenance the program and machine that trained it
 * @param trace the stack trace of the unexpected failure that stopped the trial; empty if there was none
 */
public record TrialReport(Outcome outcome, Provenance provenance, String trace) implements Serializable {

    /** Of a trial that ended without an unexpected failure. */
    static TrialReport of(Outcome outcome, Provenance provenance) {
        return new TrialReport(outcome, provenance, "");
    }

    /** Of a trial that an unexpected failure stopped. */
    static TrialReport of(Outcome.Failed outcome, Provenance provenance, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return new TrialReport(outcome, provenance, trace.toString());
    }
}
