package org.dropwhere.config;

import static org.dropwhere.config.GateSharing.PER_GATE;
import static org.dropwhere.config.GateSharing.SHARED;
import static org.dropwhere.config.TimeSharing.PER_SEQUENCE;
import static org.dropwhere.config.TimeSharing.PER_STEP;

import java.util.List;

/**
 * A place in the network where dropout can act, with the ways its mask may be shared. The first way of each list is the
 * default. The order of the constants is the order in which a signal meets the sites.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists come from List.of.
public enum Site implements Keyed {
    /** The embedding's output: per step it is Keras' {@code Dropout}, per sequence {@code SpatialDropout1D}. */
    AFTER_EMBEDDING("after-embedding", List.of(PER_STEP, PER_SEQUENCE), List.of(SHARED)),
    /** The input of the gates' products: {@code dropout} of Keras' {@code LSTM}. */
    LSTM_INPUT("lstm-input", List.of(PER_SEQUENCE, PER_STEP), List.of(SHARED, PER_GATE)),
    /** The previous hidden state before the gates' products: {@code recurrent_dropout} of Keras' {@code LSTM}. */
    LSTM_RECURRENT("lstm-recurrent", List.of(PER_SEQUENCE, PER_STEP), List.of(SHARED, PER_GATE)),
    /** The last hidden state, before the dense layer: Keras' {@code Dropout} after the {@code LSTM}. */
    AFTER_LSTM("after-lstm", List.of(PER_SEQUENCE), List.of(SHARED));

    private final String key;
    private final List<TimeSharing> times;
    private final List<GateSharing> gates;

    Site(String key, List<TimeSharing> times, List<GateSharing> gates) {
        this.key = key;
        this.times = times;
        this.gates = gates;
    }

    /** The site's name in an experiment file, for example {@code after-embedding}. */
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
}
