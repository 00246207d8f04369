package org.dropwhere.execution;

import java.time.Duration;
import java.time.Instant;

/**
 * When to keep a checkpoint of a trial: after its first epoch, and then as often as it takes little of the trial's
 * time. The clock decides when, and never what.
 */
final class CheckpointPace {
    /** Training goes on for so many times as long as it took to keep the last checkpoint. */
    private static final int TRAINING_PER_KEEPING = 50;

    /** So much training may be lost at most, beside an epoch. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Instant next = Instant.MIN;

    void keepIfDue(Runnable keep) {
        Instant start = Instant.now();
        if (start.isBefore(next)) {
            return;
        }
        keep.run();
        Instant end = Instant.now();
        Duration pause = Duration.between(start, end).multipliedBy(TRAINING_PER_KEEPING);
        next = end.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }
}
