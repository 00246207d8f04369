package org.dropwhere.results;

import java.util.OptionalInt;
import org.dropwhere.spec.MatchedRate;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;

/**
 * A derived rate as results folders hold it.
 *
 * @param site whose rate was derived
 * @param layer the site's layer; absent for the first
 * @param variant that it is matched to
 */
record StoredMatch(Site site, OptionalInt layer, String variant) {

    static StoredMatch of(MatchedRate matched) {
        return new StoredMatch(matched.ref().site(), StoredPlacement.layer(matched.ref()), matched.variant());
    }

    MatchedRate toMatch() {
        return new MatchedRate(new SiteRef(layer.orElse(1), site), variant);
    }
}
