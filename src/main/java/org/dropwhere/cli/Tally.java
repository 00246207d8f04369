package org.dropwhere.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** How far a run has got, and how long the rest will take at the pace so far. */
final class Tally {
    private final InstantSource clock;
    private final Instant start;
    private final int trials;
    /** The last epoch of each trial that is under way. */
    private final Map<Trial, Integer> running = new HashMap<>();

    private int total;
    private int done;
    private int computed;
    private int ended;
    private int failed;
    private Instant lastEpoch;

    /**
     * Of a run that begins now.
     *
     * @param open the trials that it is to run
     */
    Tally(List<Trial> open, InstantSource clock) {
        this.clock = clock;
        start = clock.instant();
        lastEpoch = start;
        trials = open.size();
        total = open.stream().mapToInt(Wording::epochs).sum();
    }

    void epoch(Trial trial, EpochMetrics metrics) {
        // The first that is heard of a trial may be a later one: an earlier run has computed those before it.
        done += metrics.epoch() - running.getOrDefault(trial, 0);
        running.put(trial, metrics.epoch());
        computed++;
        lastEpoch = clock.instant();
    }

    void ended(Trial trial, Outcome outcome) {
        ended++;
        // A failed trial leaves epochs that will never be run.
        total -= Wording.epochs(trial)
                - Optional.ofNullable(running.remove(trial)).orElse(0);
        if (outcome instanceof Outcome.Failed) {
            failed++;
        }
    }

    /** Epochs that will have been run at the end, as far as is known. */
    int total() {
        return total;
    }

    /** Epochs that have been run. */
    int done() {
        return done;
    }

    /** Of the epochs, rounded down. */
    int percent() {
        return total == 0 ? 100 : 100 * done / total;
    }

    /** For example {@code 5/12 trials, 64/120 epochs, 1 failed, 0:28 left}. */
    String text() {
        return ended + "/" + trials + " trials, " + done + "/" + total + " epochs"
                + (failed == 0 ? "" : ", " + failed + " failed")
                + left().map(left -> ", " + clock(left) + " left").orElse("");
    }

    /** Unknown before the first epoch; absent at the end. */
    private Optional<Duration> left() {
        if (computed == 0 || done >= total) {
            return Optional.empty();
        }
        Duration atLastEpoch =
                Duration.between(start, lastEpoch).multipliedBy(total - done).dividedBy(computed);
        Duration left = atLastEpoch.minus(Duration.between(lastEpoch, clock.instant()));
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }

    /** For example {@code 2:05} or {@code 1:02:05}. */
    private static String clock(Duration duration) {
        return duration.toHours() == 0
                ? String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart())
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        duration.toHours(),
                        duration.toMinutesPart(),
                        duration.toSecondsPart());
    }
}
