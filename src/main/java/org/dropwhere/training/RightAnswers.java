package org.dropwhere.training;

import java.io.Serializable;
import java.util.BitSet;

/**
 * Which of some sequences a model answered rightly.
 *
 * @param sequences how many there are, in the order of their file; 0 if it was not kept which were right
 * @param right the numbers of those that were, counted from 0
 */
public record RightAnswers(int sequences, BitSet right) implements Serializable {
    /** Of a model of which it was not kept. */
    public static final RightAnswers NOT_KEPT = new RightAnswers(0, new BitSet());

    /**
     * Copies the numbers.
     *
     * @throws IllegalArgumentException if one is of no sequence; the message is a clause
     */
    public RightAnswers {
        if (right.length() > sequences) {
            throw new IllegalArgumentException("sequence " + right.length() + " of " + sequences + " was right");
        }
        right = (BitSet) right.clone();
    }

    /** A copy. */
    @Override
    public BitSet right() {
        return (BitSet) right.clone();
    }

    /** Whether it was kept which were right. */
    public boolean areKept() {
        return sequences > 0;
    }

    /**
     * Whether a sequence was answered rightly.
     *
     * @param sequence its number, counted from 0
     */
    public boolean isRight(int sequence) {
        return right.get(sequence);
    }

    /** The share of right answers, the same bits as the accuracy that training computes. */
    public double accuracy() {
        return (double) right.cardinality() / sequences;
    }
}
