package org.dropwhere.network;

import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;

/**
 * Holds a gradient small as Keras' optimizers do. By norm: {@code g n / max(|g|, n)} for each array with its own norm,
 * or for all with the norm of all. By value: each element to [-v, v].
 *
 * <p>Of the embedding, where the squares of occurrences are known, the norm is that of the list of all occurrences, and
 * scaling scales the squares likewise; clipping by value leaves it as it is, see {@link GradientOfBatch}.
 *
 * @param clipping how
 * @param layout where the arrays are
 */
record GradientClipping(Clipping clipping, ParameterLayout layout) {

    /** Changes the gradient in place. */
    void clip(GradientOfBatch gradient) {
        if (clipping.isNone()) {
            return;
        }
        switch (clipping.by()) {
            case VALUE -> clipValues(gradient.values(), gradient.occurring(), (float) clipping.bound());
            case NORM ->
                layout.parameters().forEach(parameter -> {
                    int from = Math.toIntExact(parameter.offset());
                    int to = Math.toIntExact(parameter.offset() + parameter.size());
                    scale(gradient, from, to, sumOfSquares(parameter, gradient));
                });
            case GLOBAL_NORM -> {
                double sum = layout.parameters().stream()
                        .mapToDouble(parameter -> sumOfSquares(parameter, gradient))
                        .sum();
                scale(gradient, 0, gradient.values().length, sum);
            }
        }
    }

    private static void clipValues(float[] g, int from, float bound) {
        for (int i = from; i < g.length; i++) {
            g[i] = Math.min(Math.max(g[i], -bound), bound);
        }
    }

    private static double sumOfSquares(Parameter parameter, GradientOfBatch gradient) {
        if (parameter.offset() < gradient.occurring()) {
            double sum = 0;
            for (float square : gradient.squaresByOccurrence().orElseThrow()) {
                sum += square;
            }
            return sum;
        }
        double sum = 0;
        float[] g = gradient.values();
        int end = Math.toIntExact(parameter.offset() + parameter.size());
        for (int i = Math.toIntExact(parameter.offset()); i < end; i++) {
            sum += (double) g[i] * g[i];
        }
        return sum;
    }

    private void scale(GradientOfBatch gradient, int from, int to, double sumOfSquares) {
        double norm = Math.sqrt(sumOfSquares);
        if (norm <= clipping.bound()) {
            return;
        }
        double factor = clipping.bound() / norm;
        multiply(gradient.values(), from, to, (float) factor);
        if (from < gradient.occurring()) {
            float[] squares = gradient.squaresByOccurrence().orElseThrow();
            multiply(squares, 0, squares.length, (float) (factor * factor));
        }
    }

    private static void multiply(float[] values, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }
}
