package org.dropwhere.data;

import java.util.Arrays;
import org.dropwhere.sequence.Sequences;

/**
 * The words of a part that have no token of their own.
 *
 * @param tokens how many steps have the token that stands for all of them
 * @param sequences how many sequences have one of these
 */
public record UnknownWords(long tokens, int sequences) {

    static UnknownWords of(Sequences part) {
        long[] unknown = Arrays.stream(part.tokens())
                .mapToLong(sequence -> Arrays.stream(sequence)
                        .filter(token -> token == Vocabulary.UNKNOWN)
                        .count())
                .filter(count -> count > 0)
                .toArray();
        return new UnknownWords(Arrays.stream(unknown).sum(), unknown.length);
    }
}
