package org.dropwhere.network.kernel;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;

/**
 * The program that somebody would write down first: {@link ReferenceNetwork} with the head of binary classification,
 * one number after the other, and each result of an operation rounded.
 *
 * @param probabilities {@code [batch]}
 * @param layers what each recurrent layer gave, {@code [layer][row][step][features]}
 * @param gradients of the mean binary cross-entropy, by the weights' names
 */
public record PlainProgram(double[] probabilities, double[][][][] layers, Map<String, double[]> gradients) {

    /**
     * A step in float32.
     *
     * @param weights by the names of {@link ParameterLayout}
     * @param tokens {@code [batch, time]}
     * @param labels {@code [batch]}, 0 or 1
     * @param first the term that sums begin with: programs that differ in it are equally good, and off by chance
     */
    public static PlainProgram inFloat32(
            ModelSpec model,
            List<Placement> placements,
            BatchMasks masks,
            Map<String, float[]> weights,
            int[][] tokens,
            int[] labels,
            int first) {
        Tape.Accuracy accuracy = Tape.Accuracy.float32(first);
        return of(new ReferenceNetwork(model, placements, masks, weights, tokens, accuracy), weights, labels, accuracy);
    }

    /** The same in float64, which is exact in comparison. */
    public static PlainProgram inFloat64(
            ModelSpec model,
            List<Placement> placements,
            BatchMasks masks,
            Map<String, float[]> weights,
            int[][] tokens,
            int[] labels) {
        Tape.Accuracy accuracy = Tape.Accuracy.FLOAT64;
        return of(new ReferenceNetwork(model, placements, masks, weights, tokens, accuracy), weights, labels, accuracy);
    }

    private static PlainProgram of(
            ReferenceNetwork network, Map<String, float[]> weights, int[] labels, Tape.Accuracy accuracy) {
        float[] kernel = requireNonNull(weights.get(ParameterLayout.DENSE_KERNEL));
        float bias = requireNonNull(weights.get(ParameterLayout.DENSE_BIAS))[0];
        double[] output = network.output();
        int features = kernel.length;

        double[] probabilities = new double[labels.length];
        double[] ofKernel = new double[features];
        double ofBias = 0;
        double[] gradientOfOutput = new double[output.length];
        for (int m = 0; m < labels.length; m++) {
            int row = accuracy.term(m, labels.length);
            double logit = 0;
            for (int n = 0; n < features; n++) {
                int j = accuracy.term(n, features);
                logit = accuracy.round(logit + accuracy.round(output[row * features + j] * kernel[j]));
            }
            double power = accuracy.round(Math.exp(-accuracy.round(logit + bias)));
            probabilities[row] = accuracy.round(1 / accuracy.round(1 + power));
            double ofLogit = accuracy.round(accuracy.round(probabilities[row] - labels[row]) / labels.length);
            ofBias = accuracy.round(ofBias + ofLogit);
            for (int j = 0; j < features; j++) {
                int at = row * features + j;
                ofKernel[j] = accuracy.round(ofKernel[j] + accuracy.round(output[at] * ofLogit));
                gradientOfOutput[at] = accuracy.round(ofLogit * kernel[j]);
            }
        }
        ReferenceNetwork.Result result = network.run(gradientOfOutput, Double.POSITIVE_INFINITY);
        Map<String, double[]> gradients = new LinkedHashMap<>(result.gradients());
        gradients.put(ParameterLayout.DENSE_KERNEL, ofKernel);
        gradients.put(ParameterLayout.DENSE_BIAS, new double[] {ofBias});
        return new PlainProgram(probabilities, result.layers(), gradients);
    }
}
