package org.dropwhere.execution;

import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;

/**
 * Receives what happens to the trials of a run. For one trial {@link #started} is called once, {@link #epoch} for each
 * epoch and {@link #ended} once, in this order and one at a time; calls for different trials may come from different
 * threads at once. An exception that a method throws ends the run, see {@link TrialExecutor#run}.
 */
public interface TrialEvents {

    /** A trial begins, or continues from its checkpoint. */
    void started(Trial trial);

    /** A trial has finished an epoch. */
    void epoch(Trial trial, EpochMetrics metrics);

    /** A trial has ended, well or not. The executor keeps nothing of it: the receiver has to store the report. */
    void ended(Trial trial, TrialReport report);
}
