package org.dropwhere.network.kernel;

/**
 * For each gate a matrix of its own, {@code [features, units]}, and its transpose, because BLAS multiplies small
 * matrices several times faster when none of them is transposed.
 */
final class GateMatrices implements AutoCloseable {
    private final int gates;
    private final int units;
    private final Panels[] plain;
    private final Panels[] transposed;
    /** A panel on its way. */
    private final float[] packed;

    /** @param rows of the products at most */
    GateMatrices(int rows, int gates, int features, int units) {
        this.gates = gates;
        this.units = units;
        plain = new Panels[gates];
        transposed = new Panels[gates];
        for (int k = 0; k < gates; k++) {
            plain[k] = new Panels(rows, features, units);
            transposed[k] = new Panels(rows, units, features);
        }
        packed = new float[Math.max(plain[0].sizeOfPanel(), transposed[0].sizeOfPanel())];
    }

    /** Takes them over from Keras' layout, {@code [features, gates, units]}. */
    void set(float[] all) {
        for (int k = 0; k < gates; k++) {
            plain[k].set(all, k * units, gates * units, packed);
            transposed[k].setTransposed(all, k * units, gates * units, packed);
        }
    }

    int gates() {
        return gates;
    }

    /** {@code [features, units]}. */
    Panels of(int gate) {
        return plain[gate];
    }

    /** {@code [units, features]}. */
    Panels transposed(int gate) {
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
