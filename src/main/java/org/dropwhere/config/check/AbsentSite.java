package org.dropwhere.config.check;

import java.util.stream.Collectors;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.text.Phrases;

/** Why a model has not a site, and what it has in its place, as clauses. */
final class AbsentSite {
    private static final String NO_EMBEDDING =
            "there is no embedding with data.features; allowed is lstm-input, of what the first layer reads";

    private AbsentSite() {}

    /** Of a site that no layer has. */
    static String why(Site site, ModelSpec model) {
        return switch (site) {
            case WORD_TYPE, TOKEN, AFTER_EMBEDDING -> NO_EMBEDDING;
            case DENSE -> "it has no hidden dense layer; allowed are those of model.dense";
            case BETWEEN_LAYERS -> "it has one recurrent layer, which hands to no other; allowed is after-lstm";
            default ->
                model.recurrent().stream()
                        .map(layer -> why(layer.cell(), site))
                        .distinct()
                        .collect(Collectors.joining(", and "));
        };
    }

    /** Of a site that a layer has not. */
    static String why(SiteRef ref, ModelSpec model) {
        int layers = model.recurrent().size();
        if (ref.site() == Site.DENSE) {
            return "but the model has " + Phrases.count(model.dense().size(), "hidden dense layer");
        }
        if (ref.layer() > layers) {
            return "but the model has " + Phrases.count(layers, "recurrent layer");
        }
        return switch (ref.site()) {
            case WORD_TYPE, TOKEN, AFTER_EMBEDDING ->
                model.input() instanceof EmbeddingSpec
                        ? "but the embedding is below layer 1; allowed is 1"
                        : "but " + NO_EMBEDDING;
            case BETWEEN_LAYERS -> "which is the last and hands to no other; allowed is after-lstm";
            case AFTER_LSTM -> "but what leaves the last layer is of layer " + layers + "; allowed is between-layers";
            default -> "but " + why(model.recurrent().get(ref.layer() - 1).cell(), ref.site());
        };
    }

    private static String why(CellKind cell, Site site) {
        return switch (cell) {
            case LSTM -> "an LSTM has two states; allowed are cell and lstm-recurrent in place of " + site.key();
            case GRU ->
                site == Site.ZONEOUT_CELL
                        ? "a GRU has no cell state; allowed is zoneout.hidden"
                        : "a GRU has no cell state; its state is state, and what is added to it candidate";
        };
    }
}
