package org.dropwhere.training;

import java.util.function.Supplier;

/** Follows the training of a trial, on the trial's thread. What it throws ends the training. */
public interface TrainingListener {

    /** A batch is about to be trained on, or evaluated. */
    default void beforeBatch() {}

    /** An epoch is done. */
    void epoch(EpochMetrics metrics);

    /**
     * An epoch is done and another one follows.
     *
     * @param snapshot from which training could go on; takes some time, and is to be called now or never
     */
    default void betweenEpochs(Supplier<Snapshot> snapshot) {}

    /** Whether {@link #bestWeights} is to be called; does not change the numbers of the training. */
    default boolean wantsBestWeights() {
        return false;
    }

    /** The training has finished; called at most once, and only if it {@linkplain #wantsBestWeights is wanted}. */
    default void bestWeights(BestWeights weights) {}
}
