package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

import java.util.Arrays;

/**
 * Gradients summed over a batch, in Keras' layout.
 *
 * @param embeddings {@code [vocabulary, embedding]}
 * @param kernel {@code [embedding, 4 units]}
 * @param recurrentKernel {@code [units, 4 units]}
 * @param bias {@code [4 units]}
 */
public record Gradients(float[] embeddings, float[] kernel, float[] recurrentKernel, float[] bias) {

    /** All zero. */
    public static Gradients of(Shape shape) {
        return new Gradients(
                new float[shape.vocabulary() * shape.embedding()],
                new float[shape.embedding() * GATES * shape.units()],
                new float[shape.units() * GATES * shape.units()],
                new float[GATES * shape.units()]);
    }

    void clear() {
        Arrays.fill(embeddings, 0);
        Arrays.fill(kernel, 0);
        Arrays.fill(recurrentKernel, 0);
        Arrays.fill(bias, 0);
    }
}
