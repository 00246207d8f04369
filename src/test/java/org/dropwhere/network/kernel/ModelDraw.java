package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;

/** Models and placements of dropout, drawn from a stream, or all that a model has. */
final class ModelDraw {
    private static final int MOST_LAYERS = 3;

    /** LSTM, and GRU that resets after the product or before it. */
    private static final int CELLS = 3;

    /** The sites whose masks the input of the first layer's gates sees. */
    private static final List<Site> INPUT_PATH =
            List.of(Site.WORD_TYPE, Site.TOKEN, Site.AFTER_EMBEDDING, Site.LSTM_INPUT);

    private ModelDraw() {}

    /**
     * One to three recurrent layers, none to two dense ones. Of 108 models one after the other every cell meets every
     * direction in every place, and every pooling those of its last layer with and without padding.
     */
    static ModelSpec model(int number, RandomStream stream) {
        int layers = 1 + number % MOST_LAYERS;
        List<RecurrentSpec> recurrent = new ArrayList<>();
        for (int layer = 1; layer <= layers; layer++) {
            int kind = (number / MOST_LAYERS + 5 * layer) % (CELLS * Direction.values().length);
            recurrent.add(layer(kind, 1 + stream.at("layer").below(layers == 1 ? 40 : 14, layer)));
        }
        List<DenseSpec> dense = new ArrayList<>();
        int hidden = Math.max(0, stream.below(4, 1) - 1);
        for (int layer = 1; layer <= hidden; layer++) {
            RandomStream choice = stream.at("dense").at(layer);
            dense.add(new DenseSpec(
                    1 + choice.below(20, 0), one(Activation.values(), choice.below(Activation.values().length, 1))));
        }
        EmbeddingSpec input = new EmbeddingSpec(1 + stream.below(30, 2), (number + number / 54) % 2 == 1);
        Pooling pooling = one(Pooling.values(), number / 18);
        return new ModelSpec(input, recurrent, pooling, dense, HeadSpec.SIGMOID);
    }

    private static RecurrentSpec layer(int kind, int units) {
        Direction direction = one(Direction.values(), kind);
        return switch (kind / Direction.values().length) {
            case 0 -> new LstmSpec(units, direction);
            case 1 -> new GruSpec(units, direction, true);
            default -> new GruSpec(units, direction, false);
        };
    }

    /** One by a number, over and over. */
    private static <T> T one(T[] values, int number) {
        return values[number % values.length];
    }

    /**
     * Some of a model's sites, each with one of the sharings that it allows; in half of all cases no mask on the input
     * of the first layer's gates changes with time.
     */
    static List<Placement> placements(ModelSpec model, RandomStream stream) {
        List<Placement> placements = new ArrayList<>();
        // From none to nearly all.
        double share = stream.uniform(0);
        boolean constant = stream.below(2, 1) == 0;
        for (SiteRef ref : sites(model)) {
            Site site = ref.site();
            RandomStream choice = stream.at(ref.key());
            TimeSharing time = site.times().get(choice.below(site.times().size(), 2));
            GateSharing gates = site.gates().get(choice.below(site.gates().size(), 3));
            boolean allowed = !(constant && ref.layer() == 1 && INPUT_PATH.contains(site) && time.changesWithTime());
            if (allowed && choice.uniform(0) < share) {
                placements.add(new Placement(ref, rate(site, choice.uniform(1)), time, gates));
            }
        }
        return placements;
    }

    /** Small where a mask scales a state: that grows with every step, and with it each rounding. */
    private static double rate(Site site, double share) {
        return switch (site) {
            case CELL, STATE -> 0.05;
            case GATE_OUTPUTS -> 0.1 + 0.2 * share;
            default -> 0.1 + 0.6 * share;
        };
    }

    private static List<SiteRef> sites(ModelSpec model) {
        List<SiteRef> sites = new ArrayList<>();
        for (Site site : Site.values()) {
            sites.addAll(model.refs(site));
        }
        return sites;
    }

    /** Every site of a model, with a sharing if it allows that one, else with its default. */
    static List<Placement> everywhere(ModelSpec model, TimeSharing time, GateSharing gates) {
        List<Placement> placements = new ArrayList<>();
        for (SiteRef ref : sites(model)) {
            Site site = ref.site();
            // A token's mask always changes with time.
            if (site != Site.TOKEN || time == TimeSharing.PER_STEP) {
                placements.add(new Placement(
                        ref,
                        rate(site, 1.0 / 3),
                        site.times().contains(time) ? time : site.times().get(0),
                        site.gates().contains(gates) ? gates : site.gates().get(0)));
            }
        }
        return placements;
    }
}
