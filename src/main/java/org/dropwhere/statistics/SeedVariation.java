package org.dropwhere.statistics;

import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Split;

/**
 * What differs from seed to seed beside initial weights, order and masks, and so what a verdict is about.
 *
 * @param kind which sequences do
 * @param testPerTraining if all sequences are divided anew, how many test sequences there are for each to train on;
 *     otherwise 0
 */
public record SeedVariation(Kind kind, double testPerTraining) {
    /** Seeds that share no sequences. */
    static final SeedVariation INDEPENDENT = new SeedVariation(Kind.NEW_SEQUENCES, 0);

    /** What differs. */
    public enum Kind {
        /** All sequences are drawn anew, as those of a task are. */
        NEW_SEQUENCES,
        /** None: all seeds train and test on the same. */
        SAME_SEQUENCES,
        /** The same sequences are divided anew among all parts. */
        NEW_PARTS,
        /** The same sequences are divided anew among training and validation, and tested on is the same. */
        NEW_TRAINING_PARTS
    }

    /** Of a trial's data. */
    static SeedVariation of(Data data) {
        if (!(data instanceof FileData files)) {
            return INDEPENDENT;
        }
        Split split = files.split();
        if (split.isFixed()) {
            return new SeedVariation(Kind.SAME_SEQUENCES, 0);
        }
        double test = split.folds() > 0 ? 1.0 / split.folds() : split.test();
        return test == 0
                ? new SeedVariation(Kind.NEW_TRAINING_PARTS, 0)
                : new SeedVariation(Kind.NEW_PARTS, test / (1 - test - split.validation()));
    }

    /**
     * How many times as large the standard error of a mean over seeds is as it would be if they shared no sequences:
     * the square root of {@code 1 + n q}, q being {@link #testPerTraining}. Two seeds train and test in part on the
     * same sequences, so that their results resemble each other; taking the correlation for the share of the test
     * sequences, the variance of the mean is {@code (1/n + q) s^2} instead of {@code s^2 / n} (Nadeau and Bengio 2003,
     * "Inference for the generalization error", section 5; for repeated folds Bouckaert and Frank 2004, "Evaluating the
     * replicability of significance tests for comparing learning algorithms"). Without it tests claim far too much
     * (Dietterich 1998).
     *
     * @param n how many seeds
     */
    public double widening(int n) {
        return Math.sqrt(1 + n * testPerTraining);
    }

    /**
     * As many seeds that share no sequences say as much: {@code n / (1 + n q)}, see {@link #widening}.
     *
     * @param n how many seeds
     */
    double apart(int n) {
        return n / (1 + n * testPerTraining);
    }
}
