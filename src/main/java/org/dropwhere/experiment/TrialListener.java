package org.dropwhere.experiment;

import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/**
 * Follows the trials that a service trains. Called by one thread at a time, never one that trains, so that a listener
 * that blocks, as on a pipe that is not read, delays no trial. An exception that a listener throws ends the training.
 */
public interface TrialListener {

    /** A trial begins, or continues from its checkpoint. */
    default void trialStarted(Trial trial) {}

    /** A trial has finished an epoch. */
    default void epoch(Trial trial, EpochMetrics metrics) {}

    /** A trial has ended, well or not; the service is done with it. */
    default void trialEnded(Trial trial, Outcome outcome) {}

    /** No trial is running any more. Comes once after training has begun, also if that ended with an exception. */
    default void trainingEnded() {}
}
