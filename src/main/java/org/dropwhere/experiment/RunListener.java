package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.List;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.FolderContents;

/**
 * Follows a run. First come warnings and findings about the folder ({@link #dataWarning}, {@link #damaged},
 * {@link #notInPlan}, {@link #filesApart}, in no guaranteed order), then {@link #opened}. While trials train come the
 * methods of {@link TrialListener} and {@link #trialCrashed}; then {@link #trainingEnded}; last
 * {@link #stoppedAtFailure}, if the run stopped early.
 */
public interface RunListener extends TrialListener {

    /** Ignores everything. */
    RunListener NONE = new RunListener() {};

    /** Something about the data is worth knowing; training goes on all the same. */
    default void dataWarning(String sentence) {}

    /** A file in the results folder was damaged, and has been set aside. */
    default void damaged(String sentence) {}

    /** The folder has finished trials that the plan does not have; they stay. */
    default void notInPlan(FolderContents contents) {}

    /** The results can name some files of data by their absolute paths only. */
    default void filesApart(Path folder, List<Path> files) {}

    /** The plan is written, and training begins if any trials are open. */
    default void opened(RunStart start) {}

    /** An unexpected failure has stopped a trial; its outcome follows. */
    default void trialCrashed(Trial trial, Path log) {}

    /** The run stops at the first trial that failed, as its options want it; the report follows. */
    default void stoppedAtFailure(RunStart start) {}
}
