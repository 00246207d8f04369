package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.execution.CheckpointStore;
import org.dropwhere.execution.TrialReport;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.FolderLock;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.tracking.tensorboard.TensorBoardFiles;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;

/**
 * Writes the trials of a run to its folder, after checking that the folder is still the one that was locked. Called by
 * several threads at once, for different trials.
 *
 * @param outcomes of the trials that have ended
 * @param events files for TensorBoard, if they are wanted
 */
record RunStore(
        ResultsFolder folder,
        FolderLock lock,
        FileGuard guard,
        TrialOutcomes outcomes,
        Optional<TensorBoardFiles> events)
        implements CheckpointStore {
    @Override
    public Optional<Snapshot> load(Trial trial) {
        return folder.checkpoint(trial);
    }

    @Override
    public void save(Trial trial, Snapshot snapshot) {
        write(() -> {
            folder.keepCheckpoint(trial, snapshot);
            return snapshot;
        });
    }

    /** Counts the trial before anything can come between, so that what is counted is what the folder has. */
    void store(Trial trial, TrialReport report) {
        write(() -> {
            folder.store(
                    trial,
                    report.outcome(),
                    report.provenance(),
                    report.bestWeights().stream().findFirst());
            outcomes.put(trial, report.outcome());
            return report;
        });
        writeEvents(trial, report.outcome());
    }

    /** Begins the event files, with those of the trials that have ended before. */
    void beginEvents() {
        events.ifPresent(files -> write(() -> {
            files.begin();
            return files;
        }));
        outcomes.ended().forEach(this::writeEvents);
    }

    private void writeEvents(Trial trial, Outcome outcome) {
        events.ifPresent(files -> write(() -> {
            files.write(trial, outcome);
            return files;
        }));
    }

    /** Returns the file that the stack trace was written to. */
    Path storeTrace(Trial trial, String trace) {
        return write(() -> folder.storeTrace(trial, trace));
    }

    /** Somebody may remove the folder at any time: then that is the message, not what could not be written for it. */
    private <T> T write(Supplier<T> files) {
        return guard.write(() -> {
            lock.check();
            try {
                return files.get();
            } catch (ExpectedFailure e) {
                lock.check();
                throw e;
            }
        });
    }
}
