package org.dropwhere.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How long a run will still take, from the epochs done so far. */
final class RemainingTime {
    private final Instant start = Instant.now();
    private int total;
    private int done;

    RemainingTime(int epochs) {
        total = epochs;
    }

    void step() {
        done++;
    }

    /** Epochs that will never be run. */
    void skip(int epochs) {
        total -= epochs;
    }

    /** For example {@code ", 2:05 left"} or {@code ", 1:02:05 left"}; empty at the end. */
    String text() {
        if (done == 0 || done >= total) {
            return "";
        }
        Duration left = Duration.between(start, Instant.now())
                .multipliedBy(total - done)
                .dividedBy(done);
        return left.toHours() == 0
                ? String.format(Locale.ROOT, ", %d:%02d left", left.toMinutes(), left.toSecondsPart())
                : String.format(
                        Locale.ROOT, ", %d:%02d:%02d left", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }
}
