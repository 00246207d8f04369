package org.dropwhere.training;

import java.io.Serializable;
import java.util.List;

/** How a trial ended. */
public sealed interface Outcome extends Serializable {

    /** The epochs that were completed, in order. */
    List<EpochMetrics> epochs();

    /**
     * Trained to the last epoch.
     *
     * @param epochs all of them
     * @param bestEpoch the epoch of highest validation accuracy, of lower validation loss among equals, then the
     *     earliest
     * @param testAtBest the test sequences with the weights after that epoch
     * @param testAtLast the test sequences with the weights after the last epoch
     * @param answers which test sequences were answered rightly, if that was kept
     */
    record Finished(List<EpochMetrics> epochs, int bestEpoch, Score testAtBest, Score testAtLast, TestAnswers answers)
            implements Outcome {
        /** Copies the list. */
        public Finished {
            epochs = List.copyOf(epochs);
        }

        /** Of a trial of which it was not kept which test sequences were answered rightly. */
        public Finished(List<EpochMetrics> epochs, int bestEpoch, Score testAtBest, Score testAtLast) {
            this(epochs, bestEpoch, testAtBest, testAtLast, TestAnswers.NOT_KEPT);
        }
    }

    /**
     * Stopped early.
     *
     * @param epochs those completed before
     * @param epoch the one in which it failed, counted from 1
     * @param reason a sentence
     */
    record Failed(List<EpochMetrics> epochs, int epoch, String reason) implements Outcome {
        /** Copies the list. */
        public Failed {
            epochs = List.copyOf(epochs);
        }
    }
}
