package org.dropwhere.data;

import java.util.Arrays;
import org.dropwhere.sequence.Sequences;

/**
 * Where token 0, which may be padding, stands in the sequences of a part.
 *
 * @param sequences how many sequences have one
 * @param only how many sequences have no other token
 * @param tokens how many there are in all
 * @param atStart those of them with none but 0 before them
 * @param atEnd those of them with none but 0 after them
 */
public record ZeroTokens(int sequences, int only, long tokens, long atStart, long atEnd) {

    static ZeroTokens of(Sequences part) {
        return Arrays.stream(part.tokens()).map(ZeroTokens::of).reduce(new ZeroTokens(0, 0, 0, 0, 0), ZeroTokens::plus);
    }

    private static ZeroTokens of(int[] sequence) {
        int zeros = (int) Arrays.stream(sequence).filter(token -> token == 0).count();
        int atStart = 0;
        while (atStart < sequence.length && sequence[atStart] == 0) {
            atStart++;
        }
        int atEnd = 0;
        while (atEnd < sequence.length && sequence[sequence.length - 1 - atEnd] == 0) {
            atEnd++;
        }
        return new ZeroTokens(zeros > 0 ? 1 : 0, zeros == sequence.length ? 1 : 0, zeros, atStart, atEnd);
    }

    /** Of two parts together. */
    public ZeroTokens plus(ZeroTokens other) {
        return new ZeroTokens(
                sequences + other.sequences,
                only + other.only,
                tokens + other.tokens,
                atStart + other.atStart,
                atEnd + other.atEnd);
    }
}
