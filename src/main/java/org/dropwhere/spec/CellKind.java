package org.dropwhere.spec;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A recurrent cell: its gates, in the order of Keras' gate blocks, and what follows from them. Blocks of all gates lie
 * side by side along the last axis of kernels and bias. Gate {@code c} is the candidate, which the literature and the
 * equations in {@code network.kernel} call g; c(t) is the cell state.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists come from List.of.
public enum CellKind {
    /** Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000; c is the candidate. */
    LSTM(
            "lstm",
            List.of("i", "f", "c", "o"),
            "c",
            // Jozefowicz et al. 2015: a forget gate that begins open. Keras' unit_forget_bias.
            List.of(0f, 1f, 0f, 0f),
            List.of(
                    Site.LSTM_INPUT,
                    Site.LSTM_RECURRENT,
                    Site.RECURRENT_WEIGHTS,
                    Site.GATE_OUTPUTS,
                    Site.CANDIDATE,
                    Site.CELL,
                    Site.ZONEOUT_CELL,
                    Site.ZONEOUT_HIDDEN)),
    /** Cho et al. 2014; h is the candidate, which the equations in {@code network.kernel} call n. */
    GRU(
            "gru",
            List.of("z", "r", "h"),
            "h",
            List.of(0f),
            List.of(
                    Site.LSTM_INPUT,
                    Site.LSTM_RECURRENT,
                    Site.RECURRENT_WEIGHTS,
                    Site.GATE_OUTPUTS,
                    Site.CANDIDATE,
                    Site.STATE,
                    Site.ZONEOUT_HIDDEN));

    private final String key;
    private final List<String> gates;
    private final int candidate;
    private final List<Float> initialBias;
    private final List<Site> sites;

    CellKind(String key, List<String> gates, String candidate, List<Float> initialBias, List<Site> sites) {
        this.key = key;
        this.gates = gates;
        this.candidate = gates.indexOf(candidate);
        this.initialBias = initialBias;
        this.sites = sites;
    }

    /** The name of its layers. */
    public String key() {
        return key;
    }

    /** Its name in sentences, for example {@code LSTM}. */
    public String displayName() {
        return name();
    }

    /** The gates' names, in Keras' order. */
    public List<String> gates() {
        return gates;
    }

    /**
     * The index of a gate in Keras' order.
     *
     * @throws IllegalArgumentException if the cell has no gate of that name
     */
    public int gate(String name) {
        int index = gates.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("The gates of " + this + " are " + gates + ", not " + name);
        }
        return index;
    }

    /** The index of the candidate among the gates. */
    public int candidate() {
        return candidate;
    }

    /** Keras' initial bias of each gate, or one for all. */
    public List<Float> initialBias() {
        return initialBias;
    }

    /** The dropout sites in the cell. The sharings that a site allows are the same for every cell: {@link Site}. */
    public List<Site> sites() {
        return sites;
    }

    /**
     * The gates whose values a mask at a site changes, by their indices in Keras' order; none where it acts on states.
     * The candidate, whose activation is tanh, is no gate at {@link Site#GATE_OUTPUTS}: it has a site of its own.
     */
    public List<Integer> gatesBehind(Site site) {
        return switch (site) {
            case WORD_TYPE, TOKEN, AFTER_EMBEDDING, LSTM_INPUT, LSTM_RECURRENT, RECURRENT_WEIGHTS ->
                IntStream.range(0, gates.size()).boxed().toList();
            case GATE_OUTPUTS ->
                IntStream.range(0, gates.size())
                        .filter(gate -> gate != candidate)
                        .boxed()
                        .toList();
            case CANDIDATE -> List.of(candidate);
            case CELL, ZONEOUT_CELL, STATE, ZONEOUT_HIDDEN, BETWEEN_LAYERS, AFTER_LSTM, DENSE -> List.of();
        };
    }
}
