package org.dropwhere.spec;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A site in a certain layer. The natural order is that in which a signal meets the sites.
 *
 * @param layer from 1, the recurrent layer next to the embedding, whose sites belong to layer 1 too; at
 *     {@link Site#DENSE} the hidden dense layer, counted from 1 likewise
 * @param site where in the layer
 */
public record SiteRef(int layer, Site site) implements Comparable<SiteRef>, Serializable {
    private static final Comparator<SiteRef> ORDER = Comparator.comparing((SiteRef ref) -> ref.site() == Site.DENSE)
            .thenComparingInt(SiteRef::layer)
            .thenComparing(SiteRef::site);

    /**
     * Checks the layer.
     *
     * @throws IllegalArgumentException if the layer is less than 1
     */
    public SiteRef {
        if (layer < 1) {
            throw new IllegalArgumentException("Layers count from 1, not from " + layer);
        }
    }

    /** A name without spaces: that of the site in the first layer, for example {@code layer-2.cell} in others. */
    public String key() {
        return layer == 1 ? site.key() : "layer-" + layer + "." + site.key();
    }

    @Override
    public int compareTo(SiteRef other) {
        return ORDER.compare(this, other);
    }
}
