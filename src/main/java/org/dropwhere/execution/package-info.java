/**
 * Runs many trials: {@link org.dropwhere.execution.TrialExecutor} is the interface,
 * {@link org.dropwhere.execution.LocalExecutor} its implementation with threads, and
 * {@link org.dropwhere.execution.TrialReport} what comes back of each trial. Also estimates how long a run will take.
 */
@NullMarked
package org.dropwhere.execution;

import org.jspecify.annotations.NullMarked;
