package org.dropwhere.network.kernel;

/**
 * The gradient of a kernel, summed in Keras' layout {@code [features, gates, units]}: the products of a gate write
 * ranges of {@code units} floats, so that nothing has to be put in order afterwards.
 */
final class KernelGradient implements AutoCloseable {
    private final int gates;
    private final int features;
    private final int units;
    private final int size;
    private final Block sum;

    KernelGradient(int gates, int features, int units) {
        this.gates = gates;
        this.features = features;
        this.units = units;
        size = features * gates * units;
        sum = new Block(size);
    }

    void clear() {
        sum.clear(size);
    }

    /**
     * Adds what rows of a product contribute to a gate's part, {@code vᵀ dz}.
     *
     * @param rows how many
     * @param v the products' operand, {@code [rows, features]}
     * @param dz gradient of the products, {@code [rows, units]}
     */
    void addProduct(int gate, int rows, Block v, Block dz) {
        Block.addTransposedProduct(features, units, rows, v, dz, sum, (long) gate * units, gates * units);
    }

    /**
     * Adds it to an array in the same layout.
     *
     * @param scratch at least as long as the array; overwritten
     */
    void addTo(float[] total, float[] scratch) {
        sum.get(0, scratch, size);
        Elementwise.add(scratch, total, size);
    }

    @Override
    public void close() {
        sum.close();
    }
}
