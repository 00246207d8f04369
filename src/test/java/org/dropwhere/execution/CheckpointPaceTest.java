package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointPaceTest {
    /** Just before it overflows. */
    private static final long START = Long.MAX_VALUE - 1000;

    private long now = START;
    private final CheckpointPace pace = new CheckpointPace(() -> now);
    private final List<Long> kept = new ArrayList<>();

    @Test
    void aShortTrialKeepsNone() {
        afterTraining(100, 1);
        afterTraining(149, 1);
        assertEquals(List.of(), kept);
    }

    @Test
    void theFirstIsKeptOnceAQuarterOfASecondWouldBeLost() {
        afterTraining(250, 1);
        assertEquals(List.of(250L), kept);
    }

    @Test
    void keepingTakesAFiftiethOfTheTime() {
        afterTraining(300, 10);
        afterTraining(499, 10);
        afterTraining(1, 20);
        afterTraining(999, 20);
        afterTraining(1, 20);
        assertEquals(List.of(300L, 810L, 1830L), kept);
    }

    @Test
    void noMoreThanTenSecondsAreLost() {
        afterTraining(1000, 5000);
        afterTraining(9999, 1);
        afterTraining(1, 1);
        assertEquals(List.of(1000L, 16000L), kept);
    }

    /** Milliseconds since the start or the last call, and those that keeping a checkpoint takes. */
    private void afterTraining(long training, long keeping) {
        forward(training);
        pace.keepIfDue(() -> {
            kept.add(Duration.ofNanos(now - START).toMillis());
            forward(keeping);
        });
    }

    private void forward(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }
}
