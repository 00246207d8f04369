package org.dropwhere.keras;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.Variant;

/**
 * A variant of an imported experiment.
 *
 * @param comment what it is, a line
 * @param words of each recurrent layer, or none
 * @param placements beside the words
 */
record ImportedVariant(String name, String comment, List<KerasDropout> words, List<Placement> placements) {
    /** Everything that it drops in a model, words included. */
    private List<Placement> all(ModelSpec model) {
        return Variant.of(name, words, model, List.of(), placements).placements();
    }

    /** Whether it leaves as much alive as an experiment file has to. */
    boolean survives(ModelSpec model) {
        return Noise.leavesEnough(model.recurrent().size(), all(model));
    }

    /**
     * What it comes to: equal for variants that are the same model. A mask that all gates share drops what one before
     * the layer drops, and two masks that live equally long are one.
     */
    Map<String, BigDecimal> meaning(ModelSpec model) {
        Map<String, BigDecimal> meaning = new TreeMap<>();
        for (Placement placement : all(model)) {
            String key = place(placement, model).key() + " " + placement.time().key() + " "
                    + placement.gates().key();
            meaning.merge(key, BigDecimal.ONE.subtract(BigDecimal.valueOf(placement.rate())), BigDecimal::multiply);
        }
        meaning.replaceAll((key, survival) -> survival.stripTrailingZeros());
        return meaning;
    }

    private static SiteRef place(Placement placement, ModelSpec model) {
        SiteRef ref = placement.ref();
        boolean isBefore = ref.site() == Site.LSTM_INPUT
                && placement.gates() == GateSharing.SHARED
                && !model.recurrent().get(ref.layer() - 1).direction().isBidirectional();
        if (!isBefore || (ref.layer() == 1 && !(model.input() instanceof EmbeddingSpec))) {
            return ref;
        }
        return ref.layer() == 1
                ? new SiteRef(1, Site.AFTER_EMBEDDING)
                : new SiteRef(ref.layer() - 1, Site.BETWEEN_LAYERS);
    }
}
