package org.dropwhere.execution;

import java.time.Duration;

/**
 * When to keep a checkpoint of a trial: between two epochs, once so much has been trained that losing it would cost
 * more than keeping it. The clock decides when a checkpoint is kept, and never what is in it. Belongs to one thread.
 */
final class CheckpointPace {
    /** Training goes on for this many times as long as it took to keep the last checkpoint. Chosen, not measured. */
    private static final int TRAINING_PER_KEEPING = 50;

    /**
     * Training before the first checkpoint: a trial that is shorter has none. Chosen so that files of some milliseconds
     * are the same share of the time; not measured.
     */
    static final Duration FIRST = Duration.ofMillis(250);

    /** The most training that may be lost, beside an epoch. Chosen, not measured. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final Ticker ticker;
    private long due;

    /** The trial begins now. */
    CheckpointPace(Ticker ticker) {
        this.ticker = ticker;
        due = ticker.nanos() + FIRST.toNanos();
    }

    void keepIfDue(Runnable keep) {
        long start = ticker.nanos();
        // Nanoseconds may overflow; their differences do not.
        if (start - due < 0) {
            return;
        }
        keep.run();
        long end = ticker.nanos();
        due = end + Math.min(TRAINING_PER_KEEPING * (end - start), LONGEST.toNanos());
    }
}
