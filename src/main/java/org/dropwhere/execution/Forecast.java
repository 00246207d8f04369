package org.dropwhere.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.ModelSpec;

/** How long a run will take here, from a few measured steps of each model that differs in what a step costs. */
public final class Forecast {
    /** Loading of libraries, data, tables and charts, in seconds. */
    private static final double OUTSIDE_TRAINING = 3;

    private Forecast() {}

    /**
     * What a trial still has to do.
     *
     * @param trial what is trained
     * @param epochs how many are not done yet
     */
    public record Remainder(TrialDescription trial, int epochs) {}

    /**
     * Measures and adds up. Trains for a few seconds and forgets what came out.
     *
     * @param remainders trials in the order in which they will begin; if there are none, nothing is measured
     * @param jobs threads in all, as the run will have
     */
    public static Duration of(List<Remainder> remainders, int jobs) {
        int abreast = Math.max(1, Math.min(jobs, remainders.size()));
        Map<Likeness, Pace> paces = new HashMap<>();
        List<Double> training = new ArrayList<>();
        double cold = 0;
        try (ChunkThreads chunkThreads = new ChunkThreads(jobs / abreast - 1, abreast)) {
            for (Remainder remainder : remainders) {
                Likeness likeness = Likeness.of(remainder.trial());
                Pace pace = paces.get(likeness);
                if (pace == null) {
                    pace = Pace.of(remainder.trial(), abreast, chunkThreads, paces.isEmpty());
                    paces.put(likeness, pace);
                    cold += pace.cold();
                }
                training.add(pace.seconds(remainder.trial().training(), remainder.epochs()));
            }
        }
        return Duration.ofMillis(Math.round(1000 * (untilTheLast(training, abreast) + cold + OUTSIDE_TRAINING)));
    }

    /**
     * When the last of some trials ends, of which each begins in turn as soon as one of those before it makes room.
     *
     * @param seconds of each
     * @param abreast how many run at a time
     */
    static double untilTheLast(List<Double> seconds, int abreast) {
        PriorityQueue<Double> ends = new PriorityQueue<>();
        double last = 0;
        for (double trial : seconds) {
            double begin = ends.size() < abreast ? 0 : ends.remove();
            ends.add(begin + trial);
            last = Math.max(last, begin + trial);
        }
        return last;
    }

    /** What decides the cost of a step: trials that share it need to be measured once. Rates change nothing. */
    private record Likeness(Data data, ModelSpec model, int batchSize, List<List<Object>> masks) {
        static Likeness of(TrialDescription trial) {
            return new Likeness(
                    trial.data(),
                    trial.model(),
                    trial.training().batchSize(),
                    trial.placements().stream()
                            .map(placement -> List.<Object>of(placement.site(), placement.time(), placement.gates()))
                            .toList());
        }
    }
}
