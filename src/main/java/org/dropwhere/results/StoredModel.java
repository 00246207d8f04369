package org.dropwhere.results;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.RecurrentSpec;

/**
 * A model as results folders hold it: of a single LSTM the units, as releases up to 0.1.0 wrote it, of any other model
 * all layers.
 *
 * @param embedding features of the embedding; absent where the features of the data are read as they are
 * @param units units of the single LSTM; absent where there are {@code layers}
 * @param layers the recurrent layers, from the embedding upwards
 * @param pooling what makes one vector of the last recurrent layer's outputs
 * @param dense the hidden dense layers
 * @param maskZero whether token 0 is padding
 * @param pretrained what has been trained before; absent if nothing has
 */
record StoredModel(
        OptionalInt embedding,
        OptionalInt units,
        Optional<List<RecurrentSpec>> layers,
        Optional<Pooling> pooling,
        Optional<List<DenseSpec>> dense,
        boolean maskZero,
        Optional<Pretrained> pretrained) {

    /** @throws IllegalArgumentException if the head is none that is known here */
    static StoredModel of(ModelSpec model) {
        OptionalInt embedding =
                model.input() instanceof EmbeddingSpec table ? OptionalInt.of(table.size()) : OptionalInt.empty();
        boolean maskZero = model.input().maskZero();
        Optional<Pretrained> pretrained =
                Optional.of(model.pretrained()).filter(each -> !each.equals(Pretrained.NOTHING));
        if (model.isOneLstm()) {
            return new StoredModel(
                    embedding,
                    OptionalInt.of(model.pooledFeatures()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    maskZero,
                    pretrained);
        }
        if (model.head() != HeadSpec.SIGMOID) {
            throw new IllegalArgumentException("Cannot store " + model.head());
        }
        return new StoredModel(
                embedding,
                OptionalInt.empty(),
                Optional.of(model.recurrent()),
                Optional.of(model.pooling()),
                Optional.of(model.dense()),
                maskZero,
                pretrained);
    }

    /**
     * @throws IllegalArgumentException if there are both units and layers, or neither, or token 0 of no embedding is
     *     padding; the message is a clause
     */
    ModelSpec toModel() {
        if (units.isPresent() == layers.isPresent()) {
            throw new IllegalArgumentException("a model has not either units or layers");
        }
        if (embedding.isEmpty() && maskZero) {
            throw new IllegalArgumentException("a model has mask-zero without an embedding");
        }
        if (embedding.isEmpty()
                && pretrained
                        .filter(each -> each.embedding().isPresent() || !each.trainsEmbedding())
                        .isPresent()) {
            throw new IllegalArgumentException("a model has a pretrained embedding and none");
        }
        return new ModelSpec(
                embedding.isPresent() ? new EmbeddingSpec(embedding.getAsInt(), maskZero) : new FeaturesSpec(),
                layers.orElseGet(() -> List.of(new LstmSpec(units.orElseThrow()))),
                pooling.orElse(Pooling.LAST),
                dense.orElse(List.of()),
                HeadSpec.SIGMOID,
                pretrained.orElse(Pretrained.NOTHING));
    }
}
