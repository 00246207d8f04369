package org.dropwhere.data;

import java.util.Arrays;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Side;

/** Brings sequences of tokens to one length with token 0, as Keras' {@code pad_sequences} does. */
final class Padding {
    private Padding() {}

    /**
     * The sequences at that length, or as they are if none is asked for; a sequence that has it already is not copied.
     *
     * @param steps tokens, with no padding before them
     * @throws IllegalStateException if features are to be padded
     */
    static Steps of(Steps steps, Pad pad) {
        if (pad.isNone()) {
            return steps;
        }
        if (!(steps instanceof TokenSteps read)) {
            throw new IllegalStateException("Features are not padded");
        }
        int[][] tokens = new int[read.size()][];
        int[] before = new int[read.size()];
        for (int sequence = 0; sequence < tokens.length; sequence++) {
            int missing = Math.max(0, pad.to() - read.length(sequence));
            before[sequence] = pad.side() == Side.PRE ? missing : 0;
            tokens[sequence] = padded(read.tokens()[sequence], pad);
        }
        return new TokenSteps(tokens, before);
    }

    private static int[] padded(int[] tokens, Pad pad) {
        int length = pad.to();
        if (tokens.length == length) {
            return tokens;
        }
        int kept = Math.min(tokens.length, length);
        int[] padded = new int[length];
        System.arraycopy(
                tokens,
                pad.truncate() == Side.PRE ? tokens.length - kept : 0,
                padded,
                pad.side() == Side.PRE ? length - kept : 0,
                kept);
        return padded;
    }

    /** Sequences without the steps of padding that they begin with. */
    static Steps without(Steps steps) {
        if (!(steps instanceof TokenSteps read) || read.padding().length == 0) {
            return steps;
        }
        int[][] tokens = new int[read.size()][];
        for (int sequence = 0; sequence < tokens.length; sequence++) {
            int[] padded = read.tokens()[sequence];
            tokens[sequence] = Arrays.copyOfRange(padded, read.paddingBefore(sequence), padded.length);
        }
        return new TokenSteps(tokens);
    }
}
