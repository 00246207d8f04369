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
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.TaskData;
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
    /** The same in the unit of {@link #work}, and what this run has done of it. */
    private double totalWork;

    private double doneWork;
    private double computedWork;
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
        totalWork = open.stream()
                .mapToDouble(trial -> Wording.epochs(trial) * work(trial))
                .sum();
    }

    /**
     * What an epoch costs, next to that of another trial of the same run: the terms of the recurrent layers' matrix
     * products, forward and twice as many backward for training, forward for the evaluations. Whole.
     */
    private static double work(Trial trial) {
        TrialDescription description = trial.description();
        double sequences = description.data() instanceof TaskData task
                ? (double) task.length() * (4.0 * task.train() + task.validation())
                // All trials of a run share the files, or nearly so.
                : 1;
        return sequences * description.model().weightsOfProducts();
    }

    void epoch(Trial trial, EpochMetrics metrics) {
        // The first that is heard of a trial may be a later one: an earlier run has computed those before it.
        int epochs = metrics.epoch() - running.getOrDefault(trial, 0);
        running.put(trial, metrics.epoch());
        done += epochs;
        doneWork += epochs * work(trial);
        computedWork += work(trial);
        lastEpoch = clock.instant();
    }

    void ended(Trial trial, Outcome outcome) {
        ended++;
        // A failed trial leaves epochs that will never be run.
        int left = Wording.epochs(trial)
                - Optional.ofNullable(running.remove(trial)).orElse(0);
        total -= left;
        totalWork -= left * work(trial);
        if (outcome instanceof Outcome.Failed) {
            failed++;
        }
    }

    /** Of the work, rounded down. */
    int percent() {
        return done >= total ? 100 : (int) (100 * doneWork / totalWork);
    }

    /** For example {@code 5/12 trials, 64/120 epochs, 1 failed, 0:28 left}. */
    String text() {
        return ended + "/" + trials + " trials, " + done + "/" + total + " epochs"
                + (failed == 0 ? "" : ", " + failed + " failed")
                + left().map(left -> ", " + clock(left) + " left").orElse("");
    }

    /** Unknown before the first epoch; absent at the end. */
    private Optional<Duration> left() {
        if (computedWork == 0 || done >= total) {
            return Optional.empty();
        }
        double ratio = (totalWork - doneWork) / computedWork;
        Duration atLastEpoch =
                Duration.ofMillis(Math.round(Duration.between(start, lastEpoch).toMillis() * ratio));
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
