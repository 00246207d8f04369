package org.dropwhere.spec;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Dropout at one place: a site, a rate and how its mask is shared. Masks are inverted: a kept element is multiplied by
 * {@code 1 / (1 - rate)}, so that its mean is preserved and evaluation needs no mask.
 *
 * @param ref where it acts
 * @param rate the probability of dropping an element, in (0, 1)
 * @param time how long a mask lives
 * @param gates whether the gates share it
 */
public record Placement(SiteRef ref, double rate, TimeSharing time, GateSharing gates) implements Serializable {

    /**
     * Checks the rate and that the site knows the sharing.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1), or the site does not allow the sharing
     */
    public Placement {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("A placement's rate is in (0, 1), not " + rate);
        }
        Site site = ref.site();
        if (!site.times().contains(time) || !site.gates().contains(gates)) {
            throw new IllegalArgumentException(site.key() + " cannot be " + time.key() + " and " + gates.key());
        }
    }

    /**
     * In the first layer.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1), or the site does not allow the sharing
     */
    public Placement(Site site, double rate, TimeSharing time, GateSharing gates) {
        this(new SiteRef(1, site), rate, time, gates);
    }

    /** Where in its layer it acts. */
    public Site site() {
        return ref.site();
    }

    /** The placement at a site of the first layer, if there is one. */
    public static Optional<Placement> at(Site site, List<Placement> placements) {
        return at(new SiteRef(1, site), placements);
    }

    /** The placement at a site of a layer, if there is one. */
    public static Optional<Placement> at(SiteRef ref, List<Placement> placements) {
        return placements.stream().filter(p -> p.ref().equals(ref)).findFirst();
    }
}
