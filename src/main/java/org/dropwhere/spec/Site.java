package org.dropwhere.spec;

import static org.dropwhere.spec.GateSharing.PER_GATE;
import static org.dropwhere.spec.GateSharing.SHARED;
import static org.dropwhere.spec.TimeSharing.PER_BATCH;
import static org.dropwhere.spec.TimeSharing.PER_FRAME;
import static org.dropwhere.spec.TimeSharing.PER_SEQUENCE;
import static org.dropwhere.spec.TimeSharing.PER_STEP;

import java.util.List;

/**
 * A place in the network where dropout can act, with the ways its mask may be shared. The documentation calls a site a
 * <i>place of dropout</i>. The first way of each list is the default. The order of the constants is the order in which
 * a signal meets the sites. The equations with all of them are in {@code org.dropwhere.network.kernel}.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists come from List.of.
public enum Site implements Keyed {
    /**
     * Rows of the embedding table, so that a type of token is gone wherever it appears: in the whole batch (Merity et
     * al. 2018, {@code Embedding(dropout=...)} of Keras 1) or in a sequence (Gal and Ghahramani 2016).
     */
    WORD_TYPE("word-type", List.of(PER_BATCH, PER_SEQUENCE), List.of(SHARED)),
    /** A whole embedded token at one step ("word dropout", Iyyer et al. 2015). */
    TOKEN("token", List.of(PER_STEP), List.of(SHARED)),
    /** The embedding's output: per step it is Keras' {@code Dropout}, per sequence {@code SpatialDropout1D}. */
    AFTER_EMBEDDING("after-embedding", List.of(PER_STEP, PER_SEQUENCE, PER_BATCH), List.of(SHARED)),
    /** The input of the gates' products: {@code dropout} of Keras' {@code LSTM}. */
    LSTM_INPUT("lstm-input", List.of(PER_SEQUENCE, PER_STEP, PER_BATCH), List.of(SHARED, PER_GATE)),
    /** The previous hidden state before the gates' products: {@code recurrent_dropout} of Keras' {@code LSTM}. */
    LSTM_RECURRENT("lstm-recurrent", List.of(PER_SEQUENCE, PER_STEP, PER_BATCH), List.of(SHARED, PER_GATE)),
    /** Weights of the recurrent kernel, the same ones for the whole batch (DropConnect; Merity et al. 2018). */
    RECURRENT_WEIGHTS("recurrent-weights", List.of(PER_BATCH), List.of(PER_GATE)),
    /**
     * The gates after the sigmoid (Cheng et al. 2017), i, f and o of an LSTM, z and r of a GRU: single units, or a
     * gate's whole output at a step.
     */
    GATE_OUTPUTS("gate-outputs", List.of(PER_STEP, PER_FRAME), List.of(PER_GATE)),
    /** The candidate g, which is what is added to the cell state (Semeniuta et al. 2016). */
    CANDIDATE("candidate", List.of(PER_STEP, PER_SEQUENCE, PER_BATCH), List.of(SHARED)),
    /** The new cell state (Moon et al. 2015, "RNNDrop"). */
    CELL("cell", List.of(PER_SEQUENCE, PER_BATCH), List.of(SHARED)),
    /** Units of the cell state that keep their previous value (Krueger et al. 2017, "zoneout"). */
    ZONEOUT_CELL("zoneout.cell", List.of(PER_STEP), List.of(SHARED)),
    /**
     * The previous hidden state of a cell that has no other state, the GRU, wherever a step reads it: in the gates'
     * products and in what its update gate keeps. What the layer gives is not masked. It is {@code recurrent_dropout}
     * of a GRU of Keras 3.0 to 3.7 and, per step or per batch, {@code state_keep_prob} of TensorFlow 1.
     */
    STATE("state", List.of(PER_SEQUENCE, PER_STEP, PER_BATCH), List.of(SHARED)),
    /** Units of the hidden state that keep their previous value (Krueger et al. 2017, "zoneout"). */
    ZONEOUT_HIDDEN("zoneout.hidden", List.of(PER_STEP), List.of(SHARED)),
    /**
     * What a recurrent layer hands to the next at every step: Zaremba et al. 2014, PyTorch's {@code nn.LSTM(dropout)},
     * Keras' {@code Dropout} between two layers.
     */
    BETWEEN_LAYERS("between-layers", List.of(PER_STEP, PER_SEQUENCE, PER_BATCH), List.of(SHARED)),
    /** What leaves the last recurrent layer, after pooling: Keras' {@code Dropout} after the {@code LSTM}. */
    AFTER_LSTM("after-lstm", List.of(PER_SEQUENCE, PER_BATCH), List.of(SHARED)),
    /** The output of a hidden dense layer (Srivastava et al. 2014). */
    DENSE("dense", List.of(PER_SEQUENCE, PER_BATCH), List.of(SHARED));

    private final String key;
    private final List<TimeSharing> times;
    private final List<GateSharing> gates;

    Site(String key, List<TimeSharing> times, List<GateSharing> gates) {
        this.key = key;
        this.times = times;
        this.gates = gates;
    }

    /** The site's name in an experiment file, for example {@code after-embedding}; its path below a variant. */
    @Override
    public String key() {
        return key;
    }

    /** The allowed lifetimes of this site's mask, the default first. */
    public List<TimeSharing> times() {
        return times;
    }

    /** The allowed sharings of this site's mask among gates, the default first. */
    public List<GateSharing> gates() {
        return gates;
    }

    /**
     * Whether a dropped element keeps its previous value instead of becoming 0. Then nothing is scaled, the multipliers
     * are 1 for an element that keeps it and 0 for the others, and evaluation mixes old and new as training does on
     * average.
     */
    public boolean isZoneout() {
        return this == ZONEOUT_CELL || this == ZONEOUT_HIDDEN;
    }
}
