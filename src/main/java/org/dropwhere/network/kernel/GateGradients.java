package org.dropwhere.network.kernel;

/**
 * The gradients of what is summed up for the gates, {@code dz_k(t)}, of the last few steps of the backward pass. The
 * weights' gradients are summed from them a range of steps at a time, while they are in the cache; a large product over
 * all steps would fetch them from memory. A slot is a gate, or one of the two products of a candidate that has them
 * apart.
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

    private final Pass pass;
    private final int steps;
    private final int units;
    /** Rows of all steps before each step. */
    private final int[] starts;

    private final Block[] blocks;
    private int length;

    GateGradients(Pass pass, int slots) {
        steps = steps(pass);
        units = pass.units();
        this.pass = pass;
        starts = new int[pass.longest() + 1];
        blocks = new Block[slots];
        for (int slot = 0; slot < slots; slot++) {
            blocks[slot] = new Block((long) steps * Chunk.ROWS * units);
        }
    }

    /** Steps of a range: as many as still make small products, if that is more than one. */
    static int steps(Pass pass) {
        long step = (long) Chunk.ROWS * Math.max(pass.inputs(), pass.units()) * pass.units();
        long small = Math.min(SMALL_PRODUCT / step, MOST_STEPS);
        return small > 1 ? (int) small : MOST_STEPS;
    }

    void begin(BatchRows batch) {
        length = batch.length();
        for (int t = 0; t < length; t++) {
            starts[t + 1] = starts[t] + pass.rows(t, batch);
        }
    }

    void set(int slot, int t, float[] dz) {
        blocks[slot].put(at(t), dz, rows(t) * units);
    }

    /** Whether the backward pass has reached the first step of a range, t, so that all steps of it are there. */
    boolean completesRange(int t) {
        return t % steps == 0;
    }

    /** How many steps the range that begins at t has. */
    int stepsFrom(int t) {
        return Math.min(steps, length - t);
    }

    /** Rows of a step. */
    int rows(int t) {
        return starts[t + 1] - starts[t];
    }

    /** Rows of a range's steps before a step. */
    int rowsBefore(int t) {
        return starts[t] - starts[t - t % steps];
    }

    /** Rows of all steps of the range that begins at t. */
    int rowsFrom(int t) {
        return starts[t + stepsFrom(t)] - starts[t];
    }

    /** {@code [steps, rows, units]} of a slot. */
    Block block(int slot) {
        return blocks[slot];
    }

    /** Where a step's rows start. */
    long at(int t) {
        return (long) rowsBefore(t) * units;
    }

    @Override
    public void close() {
        for (Block block : blocks) {
            block.close();
        }
    }
}
