package org.dropwhere.training;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** How a trial ended. */
public sealed interface Outcome extends Serializable {

    /** The epochs that were completed, in order. */
    List<EpochMetrics> epochs();

    /**
     * Trained to the end, which early stopping may have brought before the last epoch that was allowed.
     *
     * @param epochs all that were trained
     * @param bestEpoch the epoch of highest validation accuracy, of lower validation loss among equals, then the
     *     earliest
     * @param lastEpoch the epoch whose weights training ended with: the last one, unless early stopping has restored
     *     those of an earlier one
     * @param test the test sequences without dropout
     * @param withDropout their mean probabilities over passes with dropout; absent if that was not asked for
     * @param answers which test sequences were answered rightly without dropout, if that was kept
     */
    record Finished(
            List<EpochMetrics> epochs,
            int bestEpoch,
            int lastEpoch,
            TestScores test,
            Optional<TestScores> withDropout,
            TestAnswers answers)
            implements Outcome {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if the best or the last epoch is none of them; the message is a clause
         */
        public Finished {
            epochs = List.copyOf(epochs);
            requireEpoch("best", bestEpoch, epochs.size());
            requireEpoch("last", lastEpoch, epochs.size());
        }

        /** Of a trial of which it was not kept which test sequences were answered rightly. */
        public Finished(List<EpochMetrics> epochs, int bestEpoch, Score testAtBest, Score testAtLast) {
            this(epochs, bestEpoch, testAtBest, testAtLast, TestAnswers.NOT_KEPT);
        }

        /** Of a trial that ended with the weights of its last epoch, and answered without dropout only. */
        public Finished(
                List<EpochMetrics> epochs, int bestEpoch, Score testAtBest, Score testAtLast, TestAnswers answers) {
            this(epochs, bestEpoch, epochs.size(), new TestScores(testAtBest, testAtLast), Optional.empty(), answers);
        }

        /** The test sequences with the weights after the best epoch. */
        public Score testAtBest() {
            return test.atBest();
        }

        /** The test sequences with the weights with which training ended. */
        public Score testAtLast() {
            return test.atLast();
        }

        /** The epoch whose weights training ended with. */
        public EpochMetrics last() {
            return epochs.get(lastEpoch - 1);
        }

        private static void requireEpoch(String which, int epoch, int of) {
            if (epoch < 1 || epoch > of) {
                throw new IllegalArgumentException("the " + which + " epoch is " + epoch + " of " + of);
            }
        }
    }

    /**
     * Stopped by a failure.
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
