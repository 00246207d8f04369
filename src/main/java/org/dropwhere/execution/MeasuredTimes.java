package org.dropwhere.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.data.Datasets;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.TaskData;
import org.dropwhere.training.KeptWeights;
import org.dropwhere.training.Rehearsal;

/**
 * Times of a model on this machine, in seconds.
 *
 * @param data of any seed, for its sizes
 * @param setup to make a trial's data and network and to free them
 * @param step one training step
 * @param evaluation to evaluate one sequence
 * @param warmUpLoss lost once, before the JIT has compiled
 */
record MeasuredTimes(Dataset data, double setup, double step, double evaluation, double warmUpLoss) {
    /**
     * Until the JIT has compiled the loops, steps take several times as long, which a run pays for too; once it has,
     * little warming is needed. These three are chosen, not measured.
     */
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(3);

    private static final Duration WARM_UP = Duration.ofMillis(500);
    private static final Duration MEASURED = Duration.ofMillis(1500);

    /**
     * Share of the epochs that are better than all before them, after which the test sequences are evaluated too. A
     * guess, not measured; the test is a small part of the work.
     */
    private static final double TEST_EVALUATIONS_PER_EPOCH = 0.3;

    /**
     * Measures a trial while as many run beside it as the run will have: they share caches and memory.
     *
     * @param read what has read the files of the trial
     * @param parallelTrials how many trials run side by side
     * @param first whether nothing was measured in this JVM before
     */
    static MeasuredTimes of(
            TrialDescription trial, DatasetCache read, int parallelTrials, Workers workers, boolean first) {
        Duration warmUp = first ? FIRST_WARM_UP : WARM_UP;
        Dataset data = read.of(trial.data(), trial.dataDigest(), trial.seed())
                .orElseGet(() -> Datasets.of(trial.data(), trial.seed()));
        ExecutorService pool = Executors.newFixedThreadPool(parallelTrials);
        try {
            List<CompletableFuture<MeasuredTimes>> beside = new ArrayList<>();
            for (int i = 0; i < parallelTrials; i++) {
                beside.add(CompletableFuture.supplyAsync(() -> of(trial, data, workers, warmUp), pool));
            }
            return mean(beside.stream().map(CompletableFuture::join).toList());
        } finally {
            pool.shutdown();
        }
    }

    private static MeasuredTimes of(TrialDescription trial, Dataset data, Workers workers, Duration warmUp) {
        try (Rehearsal rehearsal = new Rehearsal(trial, data, workers)) {
            Timed step = Timed.of(rehearsal::step, warmUp);
            Timed evaluation = Timed.of(rehearsal::evaluate, warmUp.dividedBy(4));
            Timed setup = Timed.of(() -> open(trial, data, workers), warmUp.dividedBy(4));
            return new MeasuredTimes(
                    data,
                    setup.seconds(),
                    step.seconds(),
                    evaluation.seconds() / rehearsal.evaluated(),
                    step.warmUpLoss() + evaluation.warmUpLoss() + setup.warmUpLoss());
        }
    }

    /** What a trial does beside its steps and evaluations: a task is drawn anew, files have been read. */
    private static void open(TrialDescription trial, Dataset data, Workers workers) {
        Dataset own = trial.data() instanceof TaskData ? Datasets.of(trial.data(), trial.seed()) : data;
        new Rehearsal(trial, own, workers).close();
    }

    private static MeasuredTimes mean(List<MeasuredTimes> times) {
        return new MeasuredTimes(
                times.get(0).data(),
                mean(times, MeasuredTimes::setup),
                mean(times, MeasuredTimes::step),
                mean(times, MeasuredTimes::evaluation),
                mean(times, MeasuredTimes::warmUpLoss));
    }

    private static double mean(List<MeasuredTimes> times, ToDoubleFunction<MeasuredTimes> value) {
        return times.stream().mapToDouble(value).average().orElse(0);
    }

    /** Seconds that a number of epochs of a trial take, and what comes after its last one. */
    double seconds(TrialDescription trial, int epochs) {
        int batchSize = trial.training().batchSize();
        int steps = (data.train().size() + batchSize - 1) / batchSize;
        double evaluations = data.train().size()
                + data.validation().size()
                + TEST_EVALUATIONS_PER_EPOCH * data.test().size();
        // Of the best and of the last weights. Drawing masks takes some more time, which is not measured.
        double passes = KeptWeights.needsBest(trial) ? 2.0 * trial.training().dropoutSamples() : 0;
        return setup
                + epochs * (steps * step + evaluations * evaluation)
                + passes * data.test().size() * evaluation;
    }

    /**
     * An action that was repeated.
     *
     * @param seconds of one, once it is warm: the median
     * @param warmUpLoss seconds by which the first ones took longer
     */
    private record Timed(double seconds, double warmUpLoss) {
        static Timed of(Runnable action, Duration warmUp) {
            List<Double> first = repeat(action, warmUp);
            List<Double> times = repeat(action, MEASURED);
            times.sort(Comparator.naturalOrder());
            double median = times.get(times.size() / 2);
            double warmUpLoss =
                    first.stream().mapToDouble(time -> time - median).sum();
            return new Timed(median, Math.max(0, warmUpLoss));
        }

        private static List<Double> repeat(Runnable action, Duration duration) {
            List<Double> times = new ArrayList<>();
            long begin = Ticker.SYSTEM.nanos();
            while (times.isEmpty() || Ticker.SYSTEM.nanos() - begin < duration.toNanos()) {
                long start = Ticker.SYSTEM.nanos();
                action.run();
                times.add((Ticker.SYSTEM.nanos() - start) * 1e-9);
            }
            return times;
        }
    }
}
