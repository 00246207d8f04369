package org.dropwhere.network.kernel;

import java.util.Arrays;

/** Gradients by step, each summed over those that read the step. */
final class StepGradients {
    private final int readers;
    private final float[][] sums;
    private final int[] received;

    /**
     * Of as many readers.
     *
     * @param sums memory for them, {@code [steps][at least as long as a gradient]}
     */
    StepGradients(int readers, float[][] sums) {
        this.readers = readers;
        this.sums = sums;
        received = new int[sums.length];
    }

    void begin() {
        Arrays.fill(received, 0);
    }

    /**
     * Adds what a reader brings.
     *
     * @return whether all have brought theirs
     */
    boolean add(int step, float[] gradient, int n) {
        if (received[step] == 0) {
            System.arraycopy(gradient, 0, sums[step], 0, n);
        } else {
            Elementwise.add(gradient, sums[step], n);
        }
        received[step]++;
        return received[step] == readers;
    }

    /** The sum of a step. */
    float[] at(int step) {
        return sums[step];
    }
}
