package org.dropwhere.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ModelSpec;

/** How long a run will take here, from a few measured steps of each model that differs in what a step costs. */
public final class Forecast {
    /** To load libraries and data and to make tables and charts, in seconds. A guess, not measured. */
    private static final double OVERHEAD_SECONDS = 3;

    private Forecast() {}

    /**
     * What a trial still has to do.
     *
     * @param trial what is trained
     * @param epochs how many are not done yet
     */
    public record Remainder(TrialDescription trial, int epochs) {}

    /**
     * Measures and adds up. Trains for some seconds with each kind of model, and keeps nothing of it.
     *
     * @param remainders what is left of trials, in the order in which they will begin; if there are none, nothing is
     *     measured
     * @param jobs threads in all, as the run will have, 1 or more
     * @param data what has read the files of the trials, which need not be read again
     */
    public static Duration of(List<Remainder> remainders, int jobs, DatasetCache data) {
        int parallelTrials = Math.max(1, Math.min(jobs, remainders.size()));
        Map<CostKey, MeasuredTimes> measured = new HashMap<>();
        List<Double> training = new ArrayList<>();
        double warmUpLoss = 0;
        try (ChunkThreads chunkThreads = new ChunkThreads(jobs / parallelTrials - 1, parallelTrials)) {
            for (Remainder remainder : remainders) {
                CostKey key = CostKey.of(remainder.trial());
                MeasuredTimes times = measured.get(key);
                if (times == null) {
                    times = MeasuredTimes.of(remainder.trial(), data, parallelTrials, chunkThreads, measured.isEmpty());
                    measured.put(key, times);
                    warmUpLoss += times.warmUpLoss();
                }
                training.add(times.seconds(remainder.trial(), remainder.epochs()));
            }
        }
        return Duration.ofMillis(
                Math.round(1000 * (untilTheLast(training, parallelTrials) + warmUpLoss + OVERHEAD_SECONDS)));
    }

    /**
     * Puts trials in an order in which many machines are done soonest: the longest first, so that no long one begins
     * when all others have ended. Unlike {@link #of} it measures nothing, for only the order counts, which follows from
     * epochs, sequences, steps and the weights of the model. That was the order of measured times too, over the models
     * of each shipped experiment and the eight sizes in {@code performance.md}, wherever these differed by more than a
     * tenth. Measured, times would take some seconds for each model, on a machine that need not be one of those that
     * train and may be busy. Left out are places of dropout, which can make a step half as long again, and early
     * stopping.
     *
     * @param trials in the order of the plan, which those keep that take equally long
     * @param data what has read the files of the trials, which are not read again
     * @throws org.dropwhere.failure.ExpectedFailure if files were not read and cannot be
     */
    public static List<Trial> longestFirst(List<Trial> trials, DatasetCache data) {
        Map<TrialWork, Double> amounts = new HashMap<>();
        return trials.stream()
                .map(trial -> new Weighed(
                        trial,
                        amounts.computeIfAbsent(
                                TrialWork.of(trial.description()), work -> work.amount(data.summary(work.data())))))
                // Sorting is stable, also backwards.
                .sorted(Comparator.comparingDouble(Weighed::amount).reversed())
                .map(Weighed::trial)
                .toList();
    }

    private record Weighed(Trial trial, double amount) {}

    /**
     * When the last trial ends, if each begins in turn as soon as one of those before it has ended.
     *
     * @param seconds of each trial
     * @param parallelTrials how many run at a time
     */
    static double untilTheLast(List<Double> seconds, int parallelTrials) {
        PriorityQueue<Double> ends = new PriorityQueue<>();
        double last = 0;
        for (double trial : seconds) {
            double begin = ends.size() < parallelTrials ? 0 : ends.remove();
            ends.add(begin + trial);
            last = Math.max(last, begin + trial);
        }
        return last;
    }

    /** What decides the time of a step: trials that share it are measured once. Rates do not change it. */
    private record CostKey(
            Data data,
            ModelSpec model,
            int batchSize,
            String optimizer,
            EmbeddingGradient embeddingGradient,
            List<List<Object>> masks) {
        static CostKey of(TrialDescription trial) {
            return new CostKey(
                    trial.data(),
                    trial.model(),
                    trial.training().batchSize(),
                    trial.training().optimizer().key(),
                    trial.training().embeddingGradient(),
                    trial.placements().stream()
                            .map(placement -> List.<Object>of(placement.ref(), placement.time(), placement.gates()))
                            .toList());
        }
    }
}
