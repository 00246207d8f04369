package org.dropwhere.network.kernel;

import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Site;

/**
 * Zoneout of one of the states, cell or hidden: {@code now = m before + (1 - m) now}, with m 1 for a unit that keeps
 * its previous value and 0 for the others; in evaluation m is the rate.
 */
final class Zoneout {
    private final Optional<Mask> mask;
    /** The part of the state's gradient that goes to the step before unchanged. */
    private final float[] kept;

    Zoneout(Site site, Pass pass) {
        mask = pass.mask(site);
        kept = new float[mask.isPresent() ? pass.chunkRows() * pass.units() : 0];
    }

    void begin(BatchMasks masks, BatchRows batch) {
        mask.ifPresent(m -> m.begin(masks, batch));
    }

    void forward(int t, float[] before, float[] now, int n) {
        if (mask.isPresent()) {
            Elementwise.keep(mask.get().at(t, 0), before, now, n);
        }
    }

    /** Takes out of the state's gradient what goes to the step before unchanged; the rest goes through the step. */
    void takeKept(int t, float[] gradient, int n) {
        if (mask.isPresent()) {
            Elementwise.multiply(gradient, mask.get().at(t, 0), kept, n);
            Elementwise.subtract(kept, gradient, n);
        }
    }

    /** Adds it to the gradient of the state before. */
    void addKept(float[] gradientBefore, int n) {
        if (mask.isPresent()) {
            Elementwise.add(kept, gradientBefore, n);
        }
    }
}
