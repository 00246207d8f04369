package org.dropwhere.results;

import java.util.OptionalInt;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;

/**
 * A placement as results folders hold it.
 *
 * @param site where it acts
 * @param layer the site's layer; absent for the first
 * @param rate the probability of dropping an element, in (0, 1)
 * @param time how long a mask lives
 * @param gates whether the gates share it
 */
record StoredPlacement(Site site, OptionalInt layer, double rate, TimeSharing time, GateSharing gates) {

    static StoredPlacement of(Placement placement) {
        return new StoredPlacement(
                placement.site(), layer(placement.ref()), placement.rate(), placement.time(), placement.gates());
    }

    /** What stands for a layer: nothing for the first, as in files of programs that knew no other. */
    static OptionalInt layer(SiteRef ref) {
        return ref.layer() == 1 ? OptionalInt.empty() : OptionalInt.of(ref.layer());
    }

    /** @throws IllegalArgumentException if there can be no such placement; the message is a clause */
    Placement toPlacement() {
        return new Placement(new SiteRef(layer.orElse(1), site), rate, time, gates);
    }
}
