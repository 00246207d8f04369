package org.dropwhere.experiment;

import java.nio.file.Path;

/**
 * How an experiment is run.
 *
 * @param results folder of all results; the experiment gets a folder of its name in it
 * @param retryFailed whether trials that failed in an earlier run are run again; otherwise they count as failed
 * @param failFast whether the run stops at the first trial that fails
 * @param guard wraps every write
 * @param tensorBoard whether event files are written too
 */
public record RunOptions(
        Path results, boolean retryFailed, boolean failFast, FileGuard guard, TensorBoard tensorBoard) {

    /** Without event files. */
    public RunOptions(Path results, boolean retryFailed, boolean failFast, FileGuard guard) {
        this(results, retryFailed, failFast, guard, TensorBoard.NONE);
    }

    /** The default options with a folder for results. */
    public static RunOptions in(Path results) {
        return new RunOptions(results, false, false, FileGuard.NONE);
    }
}
