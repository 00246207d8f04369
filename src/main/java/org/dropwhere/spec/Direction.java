package org.dropwhere.spec;

/**
 * Which way a recurrent layer reads its sequence. A layer that reads both ways is Keras' {@code Bidirectional}: two
 * layers with weights and masks of their own, whose outputs are merged.
 */
public enum Direction implements Keyed {
    /** From the first step to the last. */
    FORWARD("forward"),
    /**
     * From the last step to the first, Keras' {@code go_backwards}. Its outputs stay in the order in which it gives
     * them, that of the last step first.
     */
    BACKWARD("backward"),
    /** Both, outputs side by side, forward first. */
    CONCAT("concat"),
    /** Both, the sum of the outputs. */
    SUM("sum"),
    /** Both, half the sum of the outputs (Keras' {@code ave}). */
    AVERAGE("average"),
    /** Both, the product of the outputs, element by element (Keras' {@code mul}). */
    MULTIPLY("multiply");

    private final String key;

    Direction(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    /** Whether the layer is two that read both ways. */
    public boolean isBidirectional() {
        return this != FORWARD && this != BACKWARD;
    }

    /** Features of the output of a layer with so many units. */
    public int outputs(int units) {
        return this == CONCAT ? Math.multiplyExact(2, units) : units;
    }
}
