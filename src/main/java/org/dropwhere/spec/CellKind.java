package org.dropwhere.spec;

import java.util.List;

/**
 * A recurrent cell: its gates, in the order of Keras' gate blocks, and what follows from them. Blocks of all gates lie
 * side by side along the last axis of kernels and bias.
 */
@SuppressWarnings("ImmutableEnumChecker") // The list comes from List.of.
public enum CellKind {
    /** Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000; c is the candidate. */
    LSTM(List.of("i", "f", "c", "o"), "c");

    private final List<String> gates;
    private final int candidate;

    CellKind(List<String> gates, String candidate) {
        this.gates = gates;
        this.candidate = gates.indexOf(candidate);
    }

    /** The gates' names, in Keras' order. */
    public List<String> gates() {
        return gates;
    }

    /** The place of a gate in Keras' order. */
    public int gate(String name) {
        int place = gates.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("The gates of " + this + " are " + gates + ", not " + name);
        }
        return place;
    }

    /** The place of the candidate, which is no gate in the strict sense: its activation is tanh. */
    public int candidate() {
        return candidate;
    }
}
