package org.dropwhere.spec;

import java.util.List;
import java.util.Optional;

/**
 * The two paths on which signals reach the gates' products of a recurrent layer, each with the sites that it passes.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists come from List.of.
public enum SignalPath {
    /** From the token, or from the outputs of the layer below, to the gates. */
    INPUT("input", List.of(Site.WORD_TYPE, Site.TOKEN, Site.AFTER_EMBEDDING, Site.BETWEEN_LAYERS, Site.LSTM_INPUT)),
    /**
     * From the previous hidden state to the gates. A mask of weights counts like one of the state: what arrives is a
     * sum of products of both, and it does not matter to a product which of its factors was dropped.
     */
    RECURRENT("hidden state", List.of(Site.STATE, Site.LSTM_RECURRENT, Site.RECURRENT_WEIGHTS));

    private final String displayName;
    private final List<Site> sites;

    SignalPath(String displayName, List<Site> sites) {
        this.displayName = displayName;
        this.sites = sites;
    }

    /** Its name in messages and tables. */
    public String displayName() {
        return displayName;
    }

    /** The sites that multiply the signal. */
    public List<Site> sites() {
        return sites;
    }

    /** Whether a site is on the path to the gates of a recurrent layer, which is counted from 1. */
    public boolean reaches(int layer, SiteRef ref) {
        return sites.contains(ref.site()) && layerBehind(ref) == layer;
    }

    /** The path that a site is on, if it is on one. */
    public static Optional<SignalPath> of(Site site) {
        return List.of(values()).stream()
                .filter(path -> path.sites.contains(site))
                .findFirst();
    }

    /** The recurrent layer whose gates a signal reaches behind a site on a path. */
    public static int layerBehind(SiteRef ref) {
        return ref.site() == Site.BETWEEN_LAYERS ? ref.layer() + 1 : ref.layer();
    }
}
