package org.dropwhere.sequence;

/**
 * A token at each step.
 *
 * @param tokens {@code [sequences][time]}, each 0 or more
 * @param padding steps of padding that each sequence begins with, {@code [sequences]}; empty if none does
 */
public record TokenSteps(int[][] tokens, int[] padding) implements Steps {
    private static final int[] NONE = new int[0];

    /** Sequences that do not begin with padding. */
    public TokenSteps(int[][] tokens) {
        this(tokens, NONE);
    }

    @Override
    public int size() {
        return tokens.length;
    }

    @Override
    public int length(int sequence) {
        return tokens[sequence].length;
    }

    @Override
    public int paddingBefore(int sequence) {
        return padding.length == 0 ? 0 : padding[sequence];
    }

    @Override
    public TokenSteps select(int[] sequences) {
        int[][] selected = new int[sequences.length][];
        int[] before = new int[padding.length == 0 ? 0 : sequences.length];
        for (int i = 0; i < sequences.length; i++) {
            selected[i] = tokens[sequences[i]];
            if (before.length > 0) {
                before[i] = padding[sequences[i]];
            }
        }
        return new TokenSteps(selected, before);
    }
}
