package org.dropwhere.data;

import java.util.Arrays;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Steps;

/**
 * Gives each feature mean 0 and standard deviation 1 over all steps of the training part; one that does not vary there
 * only loses its mean.
 *
 * @param means of the features
 * @param deviations what each is divided by
 */
record Standardisation(double[] means, double[] deviations) {

    /** By the training part; the standard deviation is that of the steps themselves, as NumPy's {@code std} has it. */
    static Standardisation of(FeatureSteps train) {
        int width = train.width();
        double[] sums = new double[width];
        float[] least = new float[width];
        float[] most = new float[width];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(most, Float.NEGATIVE_INFINITY);
        long steps = 0;
        for (float[] sequence : train.values()) {
            for (int i = 0; i < sequence.length; i++) {
                int feature = i % width;
                sums[feature] += sequence[i];
                least[feature] = Math.min(least[feature], sequence[i]);
                most[feature] = Math.max(most[feature], sequence[i]);
            }
            steps += sequence.length / width;
        }
        double[] means = new double[width];
        for (int feature = 0; feature < width; feature++) {
            means[feature] = least[feature] == most[feature] ? least[feature] : sums[feature] / steps;
        }
        double[] deviations = deviations(train, means, steps);
        for (int feature = 0; feature < width; feature++) {
            deviations[feature] = least[feature] == most[feature] ? 1 : deviations[feature];
        }
        return new Standardisation(means, deviations);
    }

    private static double[] deviations(FeatureSteps train, double[] means, long steps) {
        double[] squares = new double[means.length];
        for (float[] sequence : train.values()) {
            for (int i = 0; i < sequence.length; i++) {
                double off = sequence[i] - means[i % means.length];
                squares[i % means.length] += off * off;
            }
        }
        return Arrays.stream(squares).map(square -> Math.sqrt(square / steps)).toArray();
    }

    /** Standardised copies of sequences with these features. */
    Steps applyTo(Steps steps) {
        FeatureSteps read = (FeatureSteps) steps;
        float[][] values = new float[read.size()][];
        for (int sequence = 0; sequence < values.length; sequence++) {
            values[sequence] = applyTo(read.values()[sequence]);
        }
        return new FeatureSteps(values, read.width());
    }

    private float[] applyTo(float[] sequence) {
        float[] values = new float[sequence.length];
        for (int i = 0; i < values.length; i++) {
            int feature = i % means.length;
            values[i] = (float) ((sequence[i] - means[feature]) / deviations[feature]);
        }
        return values;
    }
}
