package org.dropwhere.config.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Side;

/** What an experiment file has below {@code data.pad}. */
final class PadSection {
    static final String KEY = "pad";
    static final String PATH = "data." + KEY;

    private static final String TO = "to";
    private static final String SIDE = "side";
    private static final String TRUNCATE = "truncate";

    private PadSection() {}

    /** Adds what is missing. */
    static void check(Settings settings) {
        settings.require(PATH, TO);
    }

    /** The length that sequences are brought to; absent if they keep their own. */
    static OptionalInt length(Settings settings) {
        return settings.integer(PATH + "." + TO);
    }

    /** The padding of settings without a mistake. */
    static Pad pad(Settings settings) {
        OptionalInt length = length(settings);
        return length.isPresent()
                ? new Pad(length.getAsInt(), side(SIDE, settings), side(TRUNCATE, settings))
                : Pad.NONE;
    }

    private static Side side(String key, Settings settings) {
        return settings.text(PATH + "." + key)
                .flatMap(word -> Keyed.find(Side.class, word))
                .orElse(Side.PRE);
    }

    /** What stands for it below {@code data}; nothing if sequences keep their lengths. */
    static Map<String, Object> written(Pad pad) {
        if (pad.isNone()) {
            return Map.of();
        }
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(TO, pad.to());
        written.put(SIDE, pad.side().key());
        written.put(TRUNCATE, pad.truncate().key());
        return Map.of(KEY, written);
    }
}
