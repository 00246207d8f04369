package org.dropwhere.execution;

import java.util.Optional;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Snapshot;

/**
 * Where the state of unfinished trials is kept, so that a later run can continue them. Called by several threads at
 * once, for one trial by one thread at a time. An exception that a method throws ends the run, see
 * {@link TrialExecutor#run}.
 */
public interface CheckpointStore {

    /** Keeps nothing: every trial begins with its first epoch. */
    CheckpointStore NONE = new CheckpointStore() {
        @Override
        public Optional<Snapshot> load(Trial trial) {
            return Optional.empty();
        }

        @Override
        public void save(Trial trial, Snapshot snapshot) {}
    };

    /** The snapshot that was saved last for a trial, if there is one. */
    Optional<Snapshot> load(Trial trial);

    /** Saves a snapshot of a trial in place of the one before. */
    void save(Trial trial, Snapshot snapshot);
}
