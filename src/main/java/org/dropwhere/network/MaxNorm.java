package org.dropwhere.network;

import org.dropwhere.spec.ParameterLayout.Parameter;

/**
 * Keras' {@code MaxNorm} along axis 0: each column of a kernel, the weights that lead into a unit, is multiplied by
 * {@code min(norm, largest) / (1e-7 + norm)}.
 */
final class MaxNorm {
    /** Keras' backend epsilon. */
    private static final double EPSILON = 1e-7;

    private MaxNorm() {}

    /**
     * Changes an array of the weights in place.
     *
     * @param begin where it begins
     */
    static void hold(float[] weights, int begin, Parameter parameter, double largest) {
        int columns = parameter.columns();
        int end = begin + Math.toIntExact(parameter.size());
        double[] squares = new double[columns];
        for (int row = begin; row < end; row += columns) {
            for (int column = 0; column < columns; column++) {
                double weight = weights[row + column];
                squares[column] += weight * weight;
            }
        }
        float[] factors = new float[columns];
        for (int column = 0; column < columns; column++) {
            double norm = Math.sqrt(squares[column]);
            factors[column] = (float) (Math.min(norm, largest) / (EPSILON + norm));
        }
        for (int row = begin; row < end; row += columns) {
            for (int column = 0; column < columns; column++) {
                weights[row + column] *= factors[column];
            }
        }
    }
}
