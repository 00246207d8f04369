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

    /** @param number of the layer, from 1 */
    DenseWeights(int number, int inputs, int units) {
        name = ParameterLayout.hiddenLayer(number);
        this.inputs = inputs;
        this.units = units;
        kernel = new GateMatrices(1, inputs, units);
        bias = new float[Chunk.ROWS * units];
    }

    int inputs() {
        return inputs;
    }

    int units() {
        return units;
    }

    /** {@code [inputs, units]}. */
    Block kernel() {
        return kernel.of(0);
    }

    /** {@code [units, inputs]}. */
    Block transposed() {
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
        for (int row = 0; row < Chunk.ROWS; row++) {
            System.arraycopy(requireNonNull(weights.get(biasName())), 0, bias, row * units, units);
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}
