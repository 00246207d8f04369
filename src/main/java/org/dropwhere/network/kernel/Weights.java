package org.dropwhere.network.kernel;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;

/** The weights in the layout of the products. Chunks only read them. */
final class Weights implements AutoCloseable {
    final float[] embeddings;
    /** For each recurrent layer those of its passes. */
    final List<List<PassWeights>> layers = new ArrayList<>();

    final List<DenseWeights> dense = new ArrayList<>();

    Weights(NetworkSizes sizes, List<Placement> placements) {
        embeddings = new float[sizes.parameters().size(ParameterLayout.EMBEDDINGS)];
        for (int layer = 1; layer <= sizes.model().recurrent().size(); layer++) {
            layers.add(Pass.of(layer, sizes, placements).stream()
                    .map(PassWeights::new)
                    .toList());
        }
        int inputs = sizes.model().pooledFeatures();
        for (int layer = 1; layer <= sizes.model().dense().size(); layer++) {
            int units = sizes.model().dense().get(layer - 1).units();
            dense.add(new DenseWeights(layer, inputs, units));
            inputs = units;
        }
    }

    /** Takes weights over from Keras' layout, by the names of {@link ParameterLayout}. */
    void set(Map<String, float[]> weights) {
        float[] table = requireNonNull(weights.get(ParameterLayout.EMBEDDINGS));
        System.arraycopy(table, 0, embeddings, 0, embeddings.length);
        layers.forEach(passes -> passes.forEach(pass -> pass.set(weights)));
        dense.forEach(layer -> layer.set(weights));
    }

    /** Draws a batch's masks of weights. */
    void drop(BatchMasks masks) {
        layers.forEach(passes -> passes.forEach(pass -> pass.drop(masks)));
    }

    /** From the gradients of masked weights to those of the weights. */
    void backward(Gradients gradients) {
        layers.forEach(passes -> passes.forEach(pass -> pass.backward(gradients)));
    }

    @Override
    public void close() {
        layers.forEach(passes -> passes.forEach(PassWeights::close));
        dense.forEach(DenseWeights::close);
    }
}
