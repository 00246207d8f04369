package org.dropwhere.training;

import java.io.Serializable;

/**
 * Which test sequences a trial answered rightly. Kept where all seeds have the same test sequences, so that it can be
 * told how far a difference depends on just these.
 *
 * @param atBest with the weights after the best epoch
 * @param atLast with the weights after the last epoch
 */
public record TestAnswers(RightAnswers atBest, RightAnswers atLast) implements Serializable {
    /** Of a trial of which they were not kept. */
    public static final TestAnswers NOT_KEPT = new TestAnswers(RightAnswers.NOT_KEPT, RightAnswers.NOT_KEPT);

    /**
     * Checks that both are of the same sequences.
     *
     * @throws IllegalArgumentException if they are not
     */
    public TestAnswers {
        if (atBest.sequences() != atLast.sequences()) {
            throw new IllegalArgumentException(atBest.sequences() + " sequences after the best epoch and "
                    + atLast.sequences() + " after the last");
        }
    }

    /** Both, or neither if one was not kept. */
    static TestAnswers of(RightAnswers atBest, RightAnswers atLast) {
        return atBest.areKept() && atLast.areKept() ? new TestAnswers(atBest, atLast) : NOT_KEPT;
    }

    /** Whether they were kept. */
    public boolean areKept() {
        return atBest.areKept();
    }
}
