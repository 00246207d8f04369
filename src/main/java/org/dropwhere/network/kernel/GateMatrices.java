package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.LstmSizes.GATES;

/**
 * For each gate a matrix of its own, {@code [features, units]}, and its transpose, because BLAS multiplies small
 * matrices several times faster when none of them is transposed.
 */
final class GateMatrices implements AutoCloseable {
    private final int features;
    private final int units;
    private final Block[] plain = new Block[GATES];
    private final Block[] transposed = new Block[GATES];
    private final float[] packed;
    private final float[] packedTransposed;

    GateMatrices(int features, int units) {
        this.features = features;
        this.units = units;
        for (int k = 0; k < GATES; k++) {
            plain[k] = new Block((long) features * units);
            transposed[k] = new Block((long) features * units);
        }
        packed = new float[features * units];
        packedTransposed = new float[features * units];
    }

    /** Takes them over from Keras' layout, {@code [features, 4 units]}. */
    void set(float[] all) {
        for (int k = 0; k < GATES; k++) {
            for (int row = 0; row < features; row++) {
                System.arraycopy(all, (row * GATES + k) * units, packed, row * units, units);
                for (int j = 0; j < units; j++) {
                    packedTransposed[j * features + row] = packed[row * units + j];
                }
            }
            plain[k].put(0, packed, packed.length);
            transposed[k].put(0, packedTransposed, packed.length);
        }
    }

    /** {@code [features, units]}. */
    Block of(int gate) {
        return plain[gate];
    }

    /** {@code [units, features]}. */
    Block transposed(int gate) {
        return transposed[gate];
    }

    @Override
    public void close() {
        for (int k = 0; k < GATES; k++) {
            plain[k].close();
            transposed[k].close();
        }
    }
}
