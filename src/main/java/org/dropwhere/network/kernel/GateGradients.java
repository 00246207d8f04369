package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

/**
 * The gradients of the gates' pre-activations, {@code dz_k(t)}, of the last few steps gone back. The weights' gradients
 * are summed from them a stretch at a time, while they are in the cache; a large product over all steps would fetch
 * them from memory.
 */
final class GateGradients implements AutoCloseable {
    /** Steps of a stretch. */
    static final int STEPS = 16;

    private final int units;
    private final int length;
    private final Block[] blocks = new Block[GATES];
    private int rows;

    GateGradients(int units, int length) {
        this.units = units;
        this.length = length;
        for (int k = 0; k < GATES; k++) {
            blocks[k] = new Block((long) STEPS * Chunk.ROWS * units);
        }
    }

    void begin(int rows) {
        this.rows = rows;
    }

    void set(int gate, int t, float[] dz) {
        blocks[gate].put(at(t), dz, rows * units);
    }

    /** Whether all steps of the stretch that begins at t are there, going back. */
    boolean completesStretch(int t) {
        return t % STEPS == 0;
    }

    /** How many steps the stretch that begins at t has. */
    int stretch(int t) {
        return Math.min(STEPS, length - t);
    }

    /** {@code [steps, rows, units]} of a gate. */
    Block block(int gate) {
        return blocks[gate];
    }

    /** Where a step's rows start. */
    long at(int t) {
        return (long) (t % STEPS) * rows * units;
    }

    @Override
    public void close() {
        for (Block block : blocks) {
            block.close();
        }
    }
}
