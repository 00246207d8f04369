package org.dropwhere.network.kernel;

import java.util.Arrays;
import org.dropwhere.spec.ParameterLayout;

/**
 * Gradients summed over the sequences of a batch (not their mean), in Keras' layout.
 *
 * @param embeddings {@code [vocabulary, embedding]}
 * @param kernel {@code [embedding, 4 units]}
 * @param recurrentKernel {@code [units, 4 units]}
 * @param bias {@code [4 units]}
 */
public record Gradients(float[] embeddings, float[] kernel, float[] recurrentKernel, float[] bias) {

    /**
     * All zero.
     *
     * @throws ArithmeticException if an array would have more elements than an array can hold
     */
    public static Gradients of(LstmSizes shape) {
        ParameterLayout layout = shape.parameters();
        return new Gradients(
                new float[layout.size(ParameterLayout.EMBEDDINGS)],
                new float[layout.size(ParameterLayout.KERNEL)],
                new float[layout.size(ParameterLayout.RECURRENT_KERNEL)],
                new float[layout.size(ParameterLayout.BIAS)]);
    }

    void clear() {
        Arrays.fill(embeddings, 0);
        Arrays.fill(kernel, 0);
        Arrays.fill(recurrentKernel, 0);
        Arrays.fill(bias, 0);
    }
}
