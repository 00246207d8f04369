package org.dropwhere.network.kernel;

import org.dropwhere.spec.Direction;

/** How the outputs of two passes become those of their layer. */
final class Merge {
    private final Direction direction;
    private final int units;

    Merge(Direction direction, int units) {
        this.direction = direction;
        this.units = units;
    }

    /**
     * Merges the outputs of a step.
     *
     * @param forward {@code [rows, units]}
     * @param backward likewise
     * @param out {@code [rows, outputs]}, set
     */
    void outputs(float[] forward, float[] backward, float[] out, int rows) {
        int n = rows * units;
        switch (direction) {
            case CONCAT -> {
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(forward, row * units, out, 2 * row * units, units);
                    System.arraycopy(backward, row * units, out, (2 * row + 1) * units, units);
                }
            }
            case SUM, AVERAGE -> {
                System.arraycopy(forward, 0, out, 0, n);
                Elementwise.add(backward, out, n);
                halveIfAverage(out, n);
            }
            case MULTIPLY -> Elementwise.multiply(forward, backward, out, n);
            case FORWARD, BACKWARD -> throw new IllegalStateException("There is one pass");
        }
    }

    /**
     * The gradient of a pass's output.
     *
     * @param pass 0 for the forward one, 1 for the other
     * @param gradient of the merged output, {@code [rows, outputs]}
     * @param other output of the other pass
     * @param out {@code [rows, units]}, set
     */
    void gradient(int pass, float[] gradient, float[] other, float[] out, int rows) {
        int n = rows * units;
        switch (direction) {
            case CONCAT -> {
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(gradient, (2 * row + pass) * units, out, row * units, units);
                }
            }
            case SUM, AVERAGE -> {
                System.arraycopy(gradient, 0, out, 0, n);
                halveIfAverage(out, n);
            }
            case MULTIPLY -> Elementwise.multiply(gradient, other, out, n);
            case FORWARD, BACKWARD -> throw new IllegalStateException("There is one pass");
        }
    }

    private void halveIfAverage(float[] out, int n) {
        if (direction == Direction.AVERAGE) {
            Elementwise.scale(0, 0.5f, out, n);
        }
    }
}
