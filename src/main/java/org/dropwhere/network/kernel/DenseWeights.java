package org.dropwhere.network.kernel;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.dropwhere.spec.ParameterLayout;

/** The weights of a hidden dense layer in the layout of the products. */
final class DenseWeights implements AutoCloseable {
    private final String name;
    private final int inputs;
    private final int units;
    private final GateMatrices kernel;
    /** The bias, repeated for every row of a chunk, {@code [rows, units]}. */
    private final float[] bias;

    /**
     * All zero.
     *
     * @param number of the layer, from 1
     * @param chunkRows sequences of a chunk
     */
    DenseWeights(int number, int inputs, int units, int chunkRows) {
        name = ParameterLayout.hiddenLayer(number);
        this.inputs = inputs;
        this.units = units;
        kernel = new GateMatrices(chunkRows, 1, inputs, units);
        bias = new float[chunkRows * units];
    }

    int inputs() {
        return inputs;
    }

    int units() {
        return units;
    }

    /** {@code [inputs, units]}. */
    Panels kernel() {
        return kernel.of(0);
    }

    /** {@code [units, inputs]}. */
    Panels transposed() {
        return kernel.transposed(0);
    }

    float[] bias() {
        return bias;
    }

    String kernelName() {
        return name + "-" + ParameterLayout.KERNEL;
    }

    String biasName() {
        return name + "-" + ParameterLayout.BIAS;
    }

    void set(Map<String, float[]> weights) {
        kernel.set(requireNonNull(weights.get(kernelName())));
        for (int at = 0; at < bias.length; at += units) {
            System.arraycopy(requireNonNull(weights.get(biasName())), 0, bias, at, units);
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}
