package org.dropwhere.network.deeplearning4j;

import java.util.Arrays;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.EmbeddingSpec;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's arrays of sequences as the kernel reads them. */
final class InputSteps {
    private InputSteps() {}

    /**
     * The sequences of a batch.
     *
     * @param input tokens {@code [batch, time]} or {@code [batch, 1, time]}, or features {@code [batch, features,
     *     time]}
     * @param mask {@code [batch, time]}, 0 where a sequence has no step; absent if all have all steps
     * @throws IllegalArgumentException if the arrays are not of these shapes, or there is a token that the model does
     *     not know
     */
    static Steps of(INDArray input, @Nullable INDArray mask, NetworkSizes sizes) {
        boolean isEmbedded = sizes.model().input() instanceof EmbeddingSpec;
        int features = isEmbedded ? 1 : sizes.vocabulary();
        boolean isFlat = isEmbedded && input.rank() == 2;
        if (!isFlat && !(input.rank() == 3 && input.size(1) == features)) {
            throw new IllegalArgumentException("The network reads "
                    + (isEmbedded ? "tokens [batch, time]" : "features [batch, " + features + ", time]")
                    + ", not an array " + Arrays.toString(input.shape()));
        }
        int batch = Math.toIntExact(input.size(0));
        int time = Math.toIntExact(input.size(isFlat ? 1 : 2));
        int[][] present = present(batch, time, mask);
        float[] values = floats(input);
        float[][] sequences = new float[batch][];
        for (int row = 0; row < batch; row++) {
            int length = present[row].length;
            sequences[row] = new float[length * features];
            for (int step = 0; step < length; step++) {
                for (int j = 0; j < features; j++) {
                    int at = (row * features + j) * time + present[row][step];
                    sequences[row][step * features + j] = values[at];
                }
            }
        }
        return isEmbedded ? tokens(sequences, sizes.vocabulary()) : new FeatureSteps(sequences, features);
    }

    /** The steps that each sequence has. */
    private static int[][] present(int batch, int time, @Nullable INDArray mask) {
        int[][] present = new int[batch][];
        if (mask == null) {
            int[] all = new int[time];
            Arrays.setAll(all, step -> step);
            Arrays.fill(present, all);
            return present;
        }
        if (mask.rank() != 2 || mask.size(0) != batch || mask.size(1) != time) {
            throw new IllegalArgumentException("The mask of " + batch + " sequences of " + time + " steps is an array "
                    + Arrays.toString(mask.shape()) + ", not [" + batch + ", " + time + "]");
        }
        float[] values = floats(mask);
        for (int row = 0; row < batch; row++) {
            int[] found = new int[time];
            int count = 0;
            for (int step = 0; step < time; step++) {
                if (values[row * time + step] != 0) {
                    found[count++] = step;
                }
            }
            present[row] = Arrays.copyOf(found, count);
        }
        return present;
    }

    private static TokenSteps tokens(float[][] sequences, int vocabulary) {
        int[][] tokens = new int[sequences.length][];
        for (int row = 0; row < tokens.length; row++) {
            tokens[row] = new int[sequences[row].length];
            for (int step = 0; step < tokens[row].length; step++) {
                float value = sequences[row][step];
                int token = (int) value;
                if (token != value || token < 0 || token >= vocabulary) {
                    throw new IllegalArgumentException(
                            "The network knows tokens from 0 to " + (vocabulary - 1) + ", not " + value);
                }
                tokens[row][step] = token;
            }
        }
        return new TokenSteps(tokens);
    }

    /** A copy of an array of any type, by rows. */
    static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
