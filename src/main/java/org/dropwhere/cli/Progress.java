package org.dropwhere.cli;

import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Shows the progress of the trials of a run, until it is closed. */
interface Progress extends AutoCloseable {

    /** A trial begins, or continues from its checkpoint. */
    void started(Trial trial);

    /** A trial has finished an epoch. */
    void epoch(Trial trial, EpochMetrics metrics);

    /** A trial has ended, well or not. */
    void ended(Trial trial, Outcome outcome);

    /** Prints a sentence on standard error without spoiling what is shown there. */
    void print(String sentence);

    /** Shows the last state. Closing again changes nothing. */
    @Override
    void close();
}
