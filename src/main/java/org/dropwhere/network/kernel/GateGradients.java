package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.LstmSizes.GATES;

/**
 * The gradients of the gates' pre-activations, {@code dz_k(t)}, of the last few steps of the backward pass. The
 * weights' gradients are summed from them a range of steps at a time, while they are in the cache; a large product over
 * all steps would fetch them from memory.
 */
final class GateGradients implements AutoCloseable {
    /**
     * Multiplications of the largest product that OpenBLAS does with its quick kernels for small matrices: the limit of
     * 100 * 100 * 100 in {@code sgemm_small_kernel_permit_skylakex.c} of OpenBLAS 0.3.19. Others have no such kernels,
     * for them it is as good as any number. Numbers depend on it: another value needs another numeric version.
     */
    private static final long SMALL_PRODUCT = 1_000_000;

    /** Steps of a range at most; chosen, not measured. Numbers depend on it likewise. */
    private static final int MOST_STEPS = 16;

    private final int steps;
    private final int units;
    private final int length;
    private final Block[] blocks = new Block[GATES];
    private int rows;

    GateGradients(LstmSizes shape) {
        steps = steps(shape);
        units = shape.units();
        length = shape.length();
        for (int k = 0; k < GATES; k++) {
            blocks[k] = new Block((long) steps * Chunk.ROWS * units);
        }
    }

    /** Steps of a range: as many as still make small products, if that is more than one. */
    static int steps(LstmSizes shape) {
        long step = (long) Chunk.ROWS * Math.max(shape.embedding(), shape.units()) * shape.units();
        long small = Math.min(SMALL_PRODUCT / step, MOST_STEPS);
        return small > 1 ? (int) small : MOST_STEPS;
    }

    void begin(int rows) {
        this.rows = rows;
    }

    void set(int gate, int t, float[] dz) {
        blocks[gate].put(at(t), dz, rows * units);
    }

    /** Whether the backward pass has reached the first step of a range, t, so that all steps of it are there. */
    boolean completesRange(int t) {
        return t % steps == 0;
    }

    /** How many steps the range that begins at t has. */
    int stepsFrom(int t) {
        return Math.min(steps, length - t);
    }

    /** {@code [steps, rows, units]} of a gate. */
    Block block(int gate) {
        return blocks[gate];
    }

    /** Where a step's rows start. */
    long at(int t) {
        return (long) (t % steps) * rows * units;
    }

    @Override
    public void close() {
        for (Block block : blocks) {
            block.close();
        }
    }
}
