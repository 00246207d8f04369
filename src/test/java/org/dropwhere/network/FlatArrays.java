package org.dropwhere.network;

import java.util.Arrays;
import java.util.Optional;
import org.dropwhere.network.kernel.RowGradients;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;

/** Weights and gradients in one array, in the order of a model's layout, for tests of what changes weights. */
final class FlatArrays {
    private FlatArrays() {}

    /** As a step takes it. */
    static GradientOfBatch gradient(float[] flat, ParameterLayout layout) {
        return gradient(flat, Optional.empty(), layout);
    }

    /**
     * The same where occurrences of tokens have gradients of their own.
     *
     * @param squares for each weight of the embedding the sum of the occurrences' squares
     */
    static GradientOfBatch gradient(float[] flat, float[] squares, ParameterLayout layout) {
        return gradient(flat, Optional.of(squares), layout);
    }

    private static GradientOfBatch gradient(float[] flat, Optional<float[]> squares, ParameterLayout layout) {
        Parameter table = layout.parameter(ParameterLayout.EMBEDDINGS);
        RowGradients rows = new RowGradients(table.rows(), table.columns(), squares.isPresent());
        // In any order.
        for (int row = table.rows() - 1; row >= 0; row--) {
            rows.add(row, flat, row * table.columns());
        }
        for (int row = 0; row < table.rows() && squares.isPresent(); row++) {
            System.arraycopy(squares.get(), row * table.columns(), rows.squares(), rows.offset(row), table.columns());
        }
        return new GradientOfBatch(
                Optional.of(rows), Arrays.copyOfRange(flat, Math.toIntExact(table.size()), flat.length));
    }

    /** Weights with empty slots. */
    static TrainedWeights weights(float[] flat, WeightUpdate update) {
        TrainedWeights weights = update.zeros();
        int table = weights.table().values().length;
        System.arraycopy(flat, 0, weights.table().values(), 0, table);
        System.arraycopy(flat, table, weights.others(), 0, weights.others().length);
        return weights;
    }
}
