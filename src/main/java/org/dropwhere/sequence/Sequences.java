package org.dropwhere.sequence;

/**
 * Labelled sequences, each of its own length.
 *
 * @param steps what is read of each sequence
 * @param labels {@code [sequences]}, 0 or 1
 */
public record Sequences(Steps steps, int[] labels) {

    /**
     * Checks that there is a label for each sequence.
     *
     * @throws IllegalArgumentException if the numbers differ
     */
    public Sequences {
        if (steps.size() != labels.length) {
            throw new IllegalArgumentException(steps.size() + " sequences but " + labels.length + " labels");
        }
    }

    /** Sequences of tokens, {@code [sequences][time]}. */
    public Sequences(int[][] tokens, int[] labels) {
        this(new TokenSteps(tokens), labels);
    }

    /** How many sequences there are. */
    public int size() {
        return labels.length;
    }

    /**
     * The tokens, {@code [sequences][time]}.
     *
     * @throws IllegalStateException if something else is read
     */
    public int[][] tokens() {
        if (steps instanceof TokenSteps read) {
            return read.tokens();
        }
        throw new IllegalStateException("Sequences of features have no tokens");
    }

    /** Some of the sequences with their labels, in this order; what is read is not copied. */
    public Sequences select(int[] sequences) {
        int[] selected = new int[sequences.length];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = labels[sequences[i]];
        }
        return new Sequences(steps.select(sequences), selected);
    }
}
