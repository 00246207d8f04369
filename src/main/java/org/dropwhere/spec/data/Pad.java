package org.dropwhere.spec.data;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sequences of tokens brought to one length with token 0, as Keras' {@code pad_sequences} does.
 *
 * @param to the length; 0 if sequences keep their own
 * @param side where shorter ones are padded
 * @param truncate where longer ones are cut
 */
public record Pad(int to, Side side, Side truncate) implements Serializable {
    /** Sequences keep their own lengths. */
    public static final Pad NONE = new Pad(0, Side.PRE, Side.PRE);

    /** Whether sequences keep their own lengths. */
    public boolean isNone() {
        return to == 0;
    }

    /** All that decides what becomes of a sequence, by the keys of an experiment file; nothing if they stay. */
    public Map<String, Object> identity() {
        Map<String, Object> identity = new LinkedHashMap<>();
        if (!isNone()) {
            identity.put("pad.to", to);
            identity.put("pad.side", side.key());
            identity.put("pad.truncate", truncate.key());
        }
        return identity;
    }
}
