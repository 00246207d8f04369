package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;

/** The weights in the layout of the products. Chunks only read them. */
final class Weights implements AutoCloseable {
    private float[] embeddings = new float[0];
    /** For each recurrent layer those of its passes. */
    final List<List<PassWeights>> layers = new ArrayList<>();

    final List<DenseWeights> dense = new ArrayList<>();

    Weights(NetworkSizes sizes, List<Placement> placements) {
        for (int layer = 1; layer <= sizes.model().recurrent().size(); layer++) {
            layers.add(Pass.of(layer, sizes, placements).stream()
                    .map(PassWeights::new)
                    .toList());
        }
        int inputs = sizes.model().pooledFeatures();
        for (int layer = 1; layer <= sizes.model().dense().size(); layer++) {
            int units = sizes.model().dense().get(layer - 1).units();
            dense.add(new DenseWeights(layer, inputs, units, sizes.chunkRows()));
            inputs = units;
        }
    }

    /**
     * Takes weights over from Keras' layout, by the names of {@link ParameterLayout}; the embedding's table, which may
     * be large, is not copied but read where it is.
     */
    void set(Map<String, float[]> weights) {
        Optional.ofNullable(weights.get(ParameterLayout.EMBEDDINGS)).ifPresent(table -> embeddings = table);
        layers.forEach(passes -> passes.forEach(pass -> pass.set(weights)));
        dense.forEach(layer -> layer.set(weights));
    }

    /** The embedding's table, {@code [vocabulary, features]}; empty if there is none. */
    float[] embeddings() {
        return embeddings;
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
