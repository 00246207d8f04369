package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradients of what is summed up for the gates, {@code dz_k(t)}, of the last few steps of the backward pass. The
 * weights' gradients are summed from them a range of steps at a time, while they are in the cache; a large product over
 * all steps would fetch them from memory. A slot is a gate, or one of the two products of a candidate that has them
 * apart.
 */
final class GateGradients implements AutoCloseable {
    /**
     * Steps of a range at most; of 3, 5 and 16 none was quicker at 16 to 512 units. Numbers depend on it: another value
     * needs another numeric version.
     */
    private static final int MOST_STEPS = 16;

    private final Pass pass;
    private final int steps;
    private final int units;
    /** Rows of all steps before each step. */
    private final int[] starts;

    /** For each slot; none until there is a backward pass. */
    private final List<Block> blocks = new ArrayList<>();

    private final int slots;
    /** A column of ones, as long as a range has rows: the product with its transpose is the sum of all rows. */
    private final Block ones;

    /** Sums over all rows so far, {@code [slots, units]}. */
    private final Block sums;

    private int length;

    GateGradients(Pass pass, int slots) {
        steps = steps(pass);
        units = pass.units();
        this.pass = pass;
        starts = new int[pass.longest() + 1];
        this.slots = slots;
        int rows = steps * pass.chunkRows();
        float[] column = new float[rows];
        Arrays.fill(column, 1);
        ones = new Block(rows);
        ones.put(0, column, rows);
        sums = new Block((long) slots * units);
    }

    /** Steps of a range: as many as still make small products of the parts of a kernel's gradient. */
    static int steps(Pass pass) {
        long step = pass.chunkRows() * KernelGradient.sizeOfPart(Math.max(pass.inputs(), pass.units()), pass.units());
        return (int) Math.max(1, Math.min(Panels.SMALL_PRODUCT / step, MOST_STEPS));
    }

    void begin(BatchRows batch) {
        while (blocks.size() < slots) {
            blocks.add(new Block((long) steps * pass.chunkRows() * units));
        }
        sums.clear((long) slots * units);
        length = batch.length();
        for (int t = 0; t < length; t++) {
            starts[t + 1] = starts[t] + pass.rows(t, batch);
        }
    }

    void set(int slot, int t, float[] dz) {
        blocks.get(slot).put(at(t), dz, rows(t) * units);
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

    /** Adds the rows of the range that begins at a step to the sums, which are the gradients of the biases. */
    void sumRange(int first) {
        for (int slot = 0; slot < slots; slot++) {
            Block.addTransposedProduct(
                    1,
                    units,
                    rowsFrom(first),
                    ones,
                    0,
                    1,
                    blocks.get(slot),
                    0,
                    units,
                    sums,
                    (long) slot * units,
                    units);
        }
    }

    /** Adds the sum of a slot to a range of an array. */
    void addSumTo(int slot, float[] out, int to) {
        float[] sum = new float[units];
        sums.get((long) slot * units, sum, units);
        Elementwise.addShifted(sum, 0, out, to, units);
    }

    /** {@code [steps, rows, units]} of a slot. */
    Block block(int slot) {
        return blocks.get(slot);
    }

    /** Where a step's rows start. */
    long at(int t) {
        return (long) rowsBefore(t) * units;
    }

    @Override
    public void close() {
        blocks.forEach(Block::close);
        ones.close();
        sums.close();
    }
}
