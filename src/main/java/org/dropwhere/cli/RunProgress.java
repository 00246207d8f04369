package org.dropwhere.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.execution.Ticker;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.TaskData;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/**
 * How far a run has come, and how long the rest will take at the pace so far. While a run goes on its pace is known,
 * and only what its trials cost next to one another has to be estimated; before it, {@code plan --time} has to measure
 * (see {@link org.dropwhere.execution.Forecast}).
 */
final class RunProgress {
    private final Ticker ticker;
    private final long start;
    private final int trials;
    /** The last epoch of each trial that is running, by the trial's id. */
    private final Map<String, Integer> running = new HashMap<>();

    private int total;
    private int done;
    /** The same in the unit of {@link #work}, and what of it was computed by this run. */
    private double totalWork;

    private double doneWork;
    private double computedWork;
    private int ended;
    private int failed;
    private long lastEpoch;

    /**
     * Of a run that begins now.
     *
     * @param open the trials that it is to run
     */
    RunProgress(List<Trial> open, Ticker ticker) {
        this.ticker = ticker;
        start = ticker.nanos();
        lastEpoch = start;
        trials = open.size();
        total = open.stream().mapToInt(RunProgress::epochs).sum();
        totalWork =
                open.stream().mapToDouble(trial -> epochs(trial) * work(trial)).sum();
    }

    private static int epochs(Trial trial) {
        return trial.description().training().epochs();
    }

    /**
     * What an epoch costs, next to that of another trial of the same run: the terms of the recurrent layers' matrix
     * products, forward and twice as many backward for training, forward for the evaluations. Has no unit.
     */
    private static double work(Trial trial) {
        TrialDescription description = trial.description();
        double sequences = description.data() instanceof TaskData task
                ? task.lengths().mean() * (4.0 * task.train() + task.validation())
                // All trials of a run share the files, or nearly so.
                : 1;
        return sequences * description.model().weightsOfProducts(1);
    }

    void epoch(Trial trial, EpochMetrics metrics) {
        // The first event may be for epoch n > 1, if an earlier run trained the first n - 1.
        int epochs = metrics.epoch() - running.getOrDefault(trial.id(), 0);
        running.put(trial.id(), metrics.epoch());
        done += epochs;
        doneWork += epochs * work(trial);
        computedWork += work(trial);
        lastEpoch = ticker.nanos();
    }

    void ended(Trial trial, Outcome outcome) {
        ended++;
        // A failed trial leaves epochs that will never be run.
        int left =
                epochs(trial) - Optional.ofNullable(running.remove(trial.id())).orElse(0);
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
                + left().map(left -> ", " + hours(left) + " left").orElse("");
    }

    /** Unknown before the first epoch; absent at the end. */
    private Optional<Duration> left() {
        if (computedWork == 0 || done >= total) {
            return Optional.empty();
        }
        double ratio = (totalWork - doneWork) / computedWork;
        long atLastEpoch = Math.round((lastEpoch - start) * ratio);
        long left = atLastEpoch - (ticker.nanos() - lastEpoch);
        return Optional.of(Duration.ofNanos(Math.max(0, left)));
    }

    /** For example {@code 2:05} or {@code 1:02:05}. */
    private static String hours(Duration duration) {
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
