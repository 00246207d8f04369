package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

/** From a matrix for each gate, {@code [features, units]}, to Keras' single one, {@code [features, gates, units]}. */
final class KerasLayout {
    private KerasLayout() {}

    /** Adds the gates' matrices to Keras'. */
    static void add(Block[] gates, int features, int units, float[] sum, float[] scratch) {
        for (int k = 0; k < GATES; k++) {
            gates[k].get(0, scratch, features * units);
            for (int row = 0; row < features; row++) {
                int at = (row * GATES + k) * units;
                for (int j = 0; j < units; j++) {
                    sum[at + j] += scratch[row * units + j];
                }
            }
        }
    }
}
