package org.dropwhere.network.deeplearning4j;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentKinds;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;

/**
 * A model in the configuration that Deeplearning4j saves as JSON, in the words of experiment files.
 *
 * @param inputs types of tokens, or features of the data where there is no embedding
 * @param embedding features of the embedding; 0 where there is none
 * @param maskZero whether token 0 is padding
 * @param recurrent the recurrent layers, from the input upwards
 * @param pooling over time
 * @param dense the hidden dense layers, from the recurrent layers upwards
 * @param zoneout where states keep previous values
 */
record SavedModel(
        int inputs,
        int embedding,
        boolean maskZero,
        List<Recurrent> recurrent,
        String pooling,
        List<Dense> dense,
        List<Zoneout> zoneout) {

    /**
     * A recurrent layer.
     *
     * @param on its switches that are on
     */
    record Recurrent(String cell, int units, String direction, List<String> on) {
        static Recurrent of(RecurrentSpec layer) {
            return new Recurrent(
                    layer.kind().key(), layer.units(), layer.direction().key(), layer.on());
        }

        RecurrentSpec toLayer() {
            return RecurrentKinds.ALL.stream()
                    .filter(kind -> kind.key().equals(cell))
                    .findFirst()
                    .orElseThrow(() -> unknown(cell))
                    .factory()
                    .of(units, constant(Direction.class, direction), on::contains);
        }
    }

    /** A hidden dense layer. */
    record Dense(int units, String activation) {}

    /** Zoneout in a recurrent layer, whose number counts from 1. */
    record Zoneout(int layer, String site, double rate) {}

    static SavedModel of(ModelSpec model, int inputs, List<Placement> zoneout) {
        return new SavedModel(
                inputs,
                model.input() instanceof EmbeddingSpec embedding ? embedding.size() : 0,
                model.input().maskZero(),
                model.recurrent().stream().map(Recurrent::of).toList(),
                model.pooling().key(),
                model.dense().stream()
                        .map(layer ->
                                new Dense(layer.units(), layer.activation().key()))
                        .toList(),
                zoneout.stream()
                        .map(each -> new Zoneout(each.ref().layer(), each.site().key(), each.rate()))
                        .toList());
    }

    /** @throws IllegalArgumentException if a word is unknown here */
    ModelSpec toModel() {
        return new ModelSpec(
                embedding > 0 ? new EmbeddingSpec(embedding, maskZero) : new FeaturesSpec(),
                recurrent.stream().map(Recurrent::toLayer).toList(),
                constant(Pooling.class, pooling),
                dense.stream()
                        .map(layer -> new DenseSpec(layer.units(), constant(Activation.class, layer.activation())))
                        .toList(),
                HeadSpec.SIGMOID);
    }

    /** @throws IllegalArgumentException if a word is unknown here */
    List<Placement> toPlacements() {
        List<Placement> placements = new ArrayList<>();
        for (Zoneout each : zoneout) {
            SiteRef ref = new SiteRef(each.layer(), constant(Site.class, each.site()));
            placements.add(new Placement(ref, each.rate(), TimeSharing.PER_STEP, GateSharing.SHARED));
        }
        return placements;
    }

    private static <E extends Enum<E> & Keyed> E constant(Class<E> type, String word) {
        return Keyed.find(type, word).orElseThrow(() -> unknown(word));
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException(
                "This version of Dropwhere does not know \"" + word + "\", which the saved network has");
    }
}
