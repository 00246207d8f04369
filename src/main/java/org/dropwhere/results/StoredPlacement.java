package org.dropwhere.results;

import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/**
 * A placement in the first layer as results folders hold it.
 *
 * @param site where it acts
 * @param rate the probability of dropping an element, in (0, 1)
 * @param time how long a mask lives
 * @param gates whether the gates share it
 */
record StoredPlacement(Site site, double rate, TimeSharing time, GateSharing gates) {
    /** @throws IllegalArgumentException if the placement is in a layer above the first */
    static StoredPlacement of(Placement placement) {
        if (placement.ref().layer() > 1) {
            throw new IllegalArgumentException(
                    "Cannot store a placement in layer " + placement.ref().layer());
        }
        return new StoredPlacement(placement.site(), placement.rate(), placement.time(), placement.gates());
    }

    Placement toPlacement() {
        return new Placement(site, rate, time, gates);
    }
}
