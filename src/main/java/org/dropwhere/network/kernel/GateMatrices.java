package org.dropwhere.network.kernel;

/**
 * For each gate a matrix of its own, {@code [features, units]}, and its transpose, because BLAS multiplies small
 * matrices several times faster when none of them is transposed.
 */
final class GateMatrices implements AutoCloseable {
    private final int gates;
    private final int features;
    private final int units;
    private final Block[] plain;
    private final Block[] transposed;
    private final float[] packed;
    private final float[] packedTransposed;

    GateMatrices(int gates, int features, int units) {
        this.gates = gates;
        this.features = features;
        this.units = units;
        plain = new Block[gates];
        transposed = new Block[gates];
        for (int k = 0; k < gates; k++) {
            plain[k] = new Block((long) features * units);
            transposed[k] = new Block((long) features * units);
        }
        packed = new float[features * units];
        packedTransposed = new float[features * units];
    }

    /** Takes them over from Keras' layout, {@code [features, gates, units]}. */
    void set(float[] all) {
        for (int k = 0; k < gates; k++) {
            for (int row = 0; row < features; row++) {
                System.arraycopy(all, (row * gates + k) * units, packed, row * units, units);
                for (int j = 0; j < units; j++) {
                    packedTransposed[j * features + row] = packed[row * units + j];
                }
            }
            plain[k].put(0, packed, packed.length);
            transposed[k].put(0, packedTransposed, packed.length);
        }
    }

    int gates() {
        return gates;
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
        for (int k = 0; k < gates; k++) {
            plain[k].close();
            transposed[k].close();
        }
    }
}
