package org.dropwhere.plan;

import java.util.Comparator;
import java.util.List;
import org.dropwhere.config.GateSharing;
import org.dropwhere.config.Placement;
import org.dropwhere.config.Site;

/**
 * Of the ways to say a model the one that its trials are described by. A mask before the gates' products that all gates
 * share drops exactly what a mask after the embedding drops: {@code (m * e(t)) @ W_k} for every gate k is the same with
 * m at either place, and masks of tokens and of the embedding's rows, which lie before both, change nothing about it.
 * So {@code lstm-input} with a shared mask is said as {@code after-embedding}, unless there is a mask already.
 */
final class CanonicalPlacements {
    private CanonicalPlacements() {}

    static List<Placement> of(List<Placement> placements) {
        boolean free = Placement.at(Site.AFTER_EMBEDDING, placements).isEmpty();
        return placements.stream()
                .map(placement -> free && isShared(placement) ? afterEmbedding(placement) : placement)
                .sorted(Comparator.comparing(Placement::site))
                .toList();
    }

    private static boolean isShared(Placement placement) {
        return placement.site() == Site.LSTM_INPUT && placement.gates() == GateSharing.SHARED;
    }

    private static Placement afterEmbedding(Placement placement) {
        return new Placement(Site.AFTER_EMBEDDING, placement.rate(), placement.time(), GateSharing.SHARED);
    }
}
