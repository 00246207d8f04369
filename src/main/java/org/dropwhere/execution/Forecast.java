package org.dropwhere.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dropwhere.config.Placement;
import org.dropwhere.config.Training;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.Datasets;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.training.Rehearsal;

/** How long a run will take here, from a few measured steps of each different model. */
public final class Forecast {
    /** Loading of libraries, data, tables and charts. */
    private static final double OUTSIDE_TRAINING = 3;

    /**
     * Until the JIT has compiled the loops, steps take several times as long; once it has, little warming is needed.
     */
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(3);

    private static final Duration WARM_UP = Duration.ofMillis(500);
    private static final Duration MEASURED = Duration.ofMillis(1500);

    /** Epochs that beat all before them, and so are tested too. A guess; testing is a small part. */
    private static final double TESTED = 0.3;

    private Forecast() {}

    /**
     * Measures and adds up. Trains for a few seconds and forgets what came out.
     *
     * @param trials at least one
     * @param jobs threads in all, as the run will have
     */
    public static Duration of(List<Trial> trials, int jobs) {
        int abreast = Math.min(jobs, trials.size());
        Map<List<Placement>, Double> seconds = new HashMap<>();
        double total = 0;
        try (ChunkThreads chunkThreads = new ChunkThreads(jobs / abreast - 1, abreast)) {
            for (Trial trial : trials) {
                TrialDescription description = trial.description();
                Duration warmUp = seconds.isEmpty() ? FIRST_WARM_UP : WARM_UP;
                total += seconds.computeIfAbsent(
                        description.placements(), unseen -> measure(description, abreast, chunkThreads, warmUp));
            }
        }
        return Duration.ofMillis(Math.round(1000 * (total / abreast + OUTSIDE_TRAINING)));
    }

    /** Seconds of a trial, with as many beside it as the run will have: they share caches and memory. */
    private static double measure(TrialDescription trial, int abreast, Workers workers, Duration warmUp) {
        Dataset data = Datasets.of(trial.data(), trial.seed());
        ExecutorService pool = Executors.newFixedThreadPool(abreast);
        try {
            List<CompletableFuture<Double>> beside = new ArrayList<>();
            for (int i = 0; i < abreast; i++) {
                beside.add(CompletableFuture.supplyAsync(() -> secondsOf(trial, data, workers, warmUp), pool));
            }
            return beside.stream()
                    .mapToDouble(CompletableFuture::join)
                    .average()
                    .orElse(0);
        } finally {
            pool.shutdown();
        }
    }

    private static double secondsOf(TrialDescription trial, Dataset data, Workers workers, Duration warmUp) {
        Training training = trial.training();
        try (Rehearsal rehearsal = new Rehearsal(trial, data, workers)) {
            double step = median(rehearsal::step, warmUp);
            double evaluation = median(rehearsal::evaluate, warmUp.dividedBy(4)) / rehearsal.evaluated();
            int steps = (data.train().size() + training.batchSize() - 1) / training.batchSize();
            double evaluations = data.train().size()
                    + data.validation().size()
                    + TESTED * data.test().size();
            return training.epochs() * (steps * step + evaluations * evaluation);
        }
    }

    /** Seconds of an action, after it has run for a while. */
    private static double median(Runnable action, Duration warmUp) {
        repeat(action, warmUp);
        List<Double> times = repeat(action, MEASURED);
        times.sort(Comparator.naturalOrder());
        return times.get(times.size() / 2);
    }

    private static List<Double> repeat(Runnable action, Duration duration) {
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.isEmpty() || System.nanoTime() - begin < duration.toNanos()) {
            long start = System.nanoTime();
            action.run();
            times.add((System.nanoTime() - start) * 1e-9);
        }
        return times;
    }
}
