package org.dropwhere.statistics.mask;

import java.util.Optional;
import org.dropwhere.statistics.Interval;

/**
 * One thing that masks promise, and what was seen of it.
 *
 * @param what for example rate, or over time
 * @param promised by the placement, in words
 * @param measured in words
 * @param ci95 where chance has a part in what was measured
 * @param ok whether what was measured allows what is promised
 */
public record MaskCheck(String what, String promised, String measured, Optional<Interval> ci95, boolean ok) {

    /** The same with something before its name. */
    MaskCheck named(String before) {
        return new MaskCheck(before + what, promised, measured, ci95, ok);
    }

    /** The verdict in a word. */
    public String verdict() {
        return ok ? "ok" : "wrong";
    }
}
