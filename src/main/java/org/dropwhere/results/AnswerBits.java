package org.dropwhere.results;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.dropwhere.training.RightAnswers;

/** Right answers as bits in whole bytes: the first sequence's is the lowest of the first byte, and 1 is right. */
final class AnswerBits {
    private AnswerBits() {}

    /** How many bytes the bits of so many sequences fill. */
    static int bytes(int sequences) {
        return Math.toIntExact((sequences + Byte.SIZE - 1L) / Byte.SIZE);
    }

    static byte[] write(RightAnswers answers) {
        return Arrays.copyOf(answers.right().toByteArray(), bytes(answers.sequences()));
    }

    /**
     * The answers that a buffer has next.
     *
     * @throws IllegalArgumentException if there are none of so many sequences
     */
    static RightAnswers read(int sequences, ByteBuffer in) {
        TrialRules.require(sequences >= 0, "there are " + sequences + " test sequences");
        TrialRules.require(bytes(sequences) <= in.remaining(), "it ends too early");
        byte[] bits = new byte[bytes(sequences)];
        in.get(bits);
        return new RightAnswers(sequences, BitSet.valueOf(bits));
    }
}
