package org.dropwhere.cli;

import java.time.Duration;
import org.dropwhere.execution.Ticker;

/** A clock that goes when it is told to. */
final class Hands implements Ticker {
    private long now;

    void forward(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    @Override
    public long nanos() {
        return now;
    }
}
