package org.dropwhere.network;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.ParameterLayout.Role;

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

    /**
     * Changes the gradient of all but the embedding's table in place.
     *
     * @param ofTable sum of the squares of the gradient of the table; asked only if norms are held
     * @return what the gradient of the table is to be multiplied by
     */
    double clip(float[] others, DoubleSupplier ofTable) {
        if (clipping.isNone()) {
            return 1;
        }
        List<Parameter> parameters = layout.parameters().stream()
                .filter(parameter -> parameter.role() != Role.EMBEDDING)
                .toList();
        return switch (clipping.by()) {
            case VALUE -> {
                clipValues(others);
                yield 1;
            }
            case NORM -> {
                for (Parameter parameter : parameters) {
                    int from = layout.placeAfterTable(parameter);
                    int to = from + Math.toIntExact(parameter.size());
                    multiply(others, from, to, (float) factor(sumOfSquares(others, from, to)));
                }
                yield factor(ofTable.getAsDouble());
            }
            case GLOBAL_NORM -> {
                double[] sums = parameters.stream()
                        .mapToDouble(parameter -> {
                            int from = layout.placeAfterTable(parameter);
                            return sumOfSquares(others, from, from + Math.toIntExact(parameter.size()));
                        })
                        .toArray();
                double sum = DoubleStream.concat(DoubleStream.of(ofTable.getAsDouble()), DoubleStream.of(sums))
                        .sum();
                double factor = factor(sum);
                multiply(others, 0, others.length, (float) factor);
                yield factor;
            }
        };
    }

    /**
     * Changes the gradient of some rows of the embedding's table in place.
     *
     * @param byOccurrence whether occurrences had gradients of their own; then values were clipped before they were
     *     summed
     * @param factor what {@link #clip} gave
     */
    void clipTable(float[] values, boolean byOccurrence, float factor) {
        if (clipping.by() == Clipping.By.VALUE && !clipping.isNone() && !byOccurrence) {
            clipValues(values);
        }
        multiply(values, 0, values.length, factor);
    }

    private void clipValues(float[] g) {
        float bound = (float) clipping.bound();
        for (int i = 0; i < g.length; i++) {
            g[i] = Math.min(Math.max(g[i], -bound), bound);
        }
    }

    private static double sumOfSquares(float[] g, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) g[i] * g[i];
        }
        return sum;
    }

    private double factor(double sumOfSquares) {
        double norm = Math.sqrt(sumOfSquares);
        return norm <= clipping.bound() ? 1 : clipping.bound() / norm;
    }

    static void multiply(float[] values, int from, int to, float factor) {
        if (factor != 1) {
            for (int i = from; i < to; i++) {
                values[i] *= factor;
            }
        }
    }
}
