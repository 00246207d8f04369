package org.dropwhere.sequence;

/**
 * Some numbers at each step.
 *
 * @param values {@code [sequences][time * width]}, step by step
 * @param width numbers of a step, 1 or more
 */
public record FeatureSteps(float[][] values, int width) implements Steps {

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public int length(int sequence) {
        return values[sequence].length / width;
    }

    @Override
    public int paddingBefore(int sequence) {
        return 0;
    }

    @Override
    public FeatureSteps select(int[] sequences) {
        float[][] selected = new float[sequences.length][];
        for (int i = 0; i < sequences.length; i++) {
            selected[i] = values[sequences[i]];
        }
        return new FeatureSteps(selected, width);
    }
}
