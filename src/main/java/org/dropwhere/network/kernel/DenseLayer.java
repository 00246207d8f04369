package org.dropwhere.network.kernel;

import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Activation;

/** A hidden dense layer over the rows of a chunk: {@code y = m_dense * activation(x @ W + b)}. */
final class DenseLayer implements AutoCloseable {
    private final DenseWeights weights;
    private final Activation activation;
    private final Optional<Mask> mask;
    private final int inputs;
    private final int units;
    private final Block x;
    private final Block product;
    private final Block dx;
    private final KernelGradient gradientOfKernel;
    /** After the activation, before the dropout, {@code [rows * units]}. */
    private final float[] activated;

    private final float[] output;
    private final float[] dz;
    private final float[] gradientOfInput;
    private int rows;

    DenseLayer(DenseWeights weights, Activation activation, Optional<Mask> mask) {
        this.weights = weights;
        this.activation = activation;
        this.mask = mask;
        inputs = weights.inputs();
        int chunkRows = weights.bias().length / weights.units();
        units = weights.units();
        x = new Block((long) chunkRows * inputs);
        product = new Block((long) chunkRows * units);
        dx = new Block((long) chunkRows * inputs);
        gradientOfKernel = new KernelGradient(1, inputs, units);
        activated = new float[chunkRows * units];
        output = new float[chunkRows * units];
        dz = new float[chunkRows * units];
        gradientOfInput = new float[chunkRows * inputs];
    }

    /**
     * Forwards.
     *
     * @param input {@code [rows, inputs]}
     * @return {@code [rows, units]}
     */
    float[] forward(float[] input, BatchRows batch, BatchMasks masks) {
        rows = batch.count();
        int n = rows * units;
        x.put(0, input, rows * inputs);
        weights.kernel().multiply(rows, x, 0, product, 0, false);
        product.get(0, activated, n);
        activate(n);
        if (mask.isEmpty()) {
            return activated;
        }
        mask.get().begin(masks, batch);
        Elementwise.multiply(activated, mask.get().at(0, 0), output, n);
        return output;
    }

    private void activate(int n) {
        switch (activation) {
            case RELU -> Elementwise.relu(activated, weights.bias(), n);
            case TANH -> Elementwise.tanh(activated, weights.bias(), n);
            case SIGMOID -> Elementwise.sigmoid(activated, weights.bias(), n);
            case LINEAR -> Elementwise.add(weights.bias(), activated, n);
        }
    }

    /**
     * Back.
     *
     * @param gradient of the output, {@code [rows, units]}
     * @return of the input, {@code [rows, inputs]}
     */
    float[] backward(float[] gradient) {
        int n = rows * units;
        System.arraycopy(gradient, 0, dz, 0, n);
        mask.ifPresent(m -> Elementwise.multiply(dz, m.at(0, 0), dz, n));
        switch (activation) {
            case RELU -> Elementwise.reluGradient(activated, dz, n);
            case TANH -> Elementwise.tanhGradientOf(activated, dz, n);
            case SIGMOID -> Elementwise.sigmoidGradientOf(activated, dz, n);
            case LINEAR -> {
                // The gradient as it is.
            }
        }
        product.put(0, dz, n);
        gradientOfKernel.clear();
        gradientOfKernel.addProduct(0, rows, x, product);
        weights.transposed().multiply(rows, product, 0, dx, 0, false);
        dx.get(0, gradientOfInput, rows * inputs);
        return gradientOfInput;
    }

    void addGradientsTo(Gradients sum) {
        gradientOfKernel.addTo(sum.others(), sum.at(weights.kernelName()));
        Elementwise.addRows(dz, rows, units, sum.others(), sum.at(weights.biasName()));
    }

    @Override
    public void close() {
        x.close();
        product.close();
        dx.close();
        gradientOfKernel.close();
    }
}
