package org.dropwhere.data;

import java.util.Arrays;

/**
 * What it did to a part that its sequences were brought to one length.
 *
 * @param cut how many sequences were longer
 * @param cutSteps how many of their steps are lost
 * @param ownZeros how many steps had token 0 before, which now look like padding
 */
public record PadSummary(int cut, long cutSteps, long ownZeros) {

    /**
     * Of a part.
     *
     * @param read its sequences before padding, {@code [sequences][time]}
     * @param length that they were brought to
     * @param hasTokens whether they are tokens, and not the places of words that have no token 0
     */
    static PadSummary of(int[][] read, int length, boolean hasTokens) {
        long[] lost = Arrays.stream(read)
                .filter(sequence -> sequence.length > length)
                .mapToLong(sequence -> sequence.length - length)
                .toArray();
        long ownZeros = hasTokens
                ? Arrays.stream(read)
                        .flatMapToInt(Arrays::stream)
                        .filter(token -> token == 0)
                        .count()
                : 0;
        return new PadSummary(lost.length, Arrays.stream(lost).sum(), ownZeros);
    }
}
