package org.dropwhere.network.kernel;

import java.util.Optional;

/**
 * The gradient of a kernel, summed in parts of at most {@value #MOST_FEATURES} features by a panel of units: what
 * OpenBLAS takes for small products of a range of steps. Each part is contiguous, because rows that are far apart by a
 * power of 2 share places in the cache.
 */
final class KernelGradient implements AutoCloseable {
    /** Features of a part at most. */
    private static final int MOST_FEATURES = 128;

    private final int gates;
    private final int features;
    /** Features and units of a part. */
    private final int tall;

    private final int wide;
    private final int units;
    private final int size;
    /** Absent until there is a backward pass. */
    private Optional<Block> sum = Optional.empty();
    /** A part. */
    private final float[] scratch;

    KernelGradient(int gates, int features, int units) {
        this.gates = gates;
        this.features = features;
        this.units = units;
        size = features * gates * units;
        tall = Math.min(features, MOST_FEATURES);
        wide = unitsOfPart(units);
        scratch = new float[tall * wide];
    }

    /** Weights whose gradients are summed by one product, of a kernel {@code [features, units]}. */
    static long sizeOfPart(int features, int units) {
        return (long) Math.min(features, MOST_FEATURES) * unitsOfPart(units);
    }

    private static int unitsOfPart(int units) {
        return units <= Panels.WHOLE ? units : Panels.WIDEST;
    }

    void clear() {
        if (sum.isPresent()) {
            sum.get().clear(size);
        } else {
            sum = Optional.of(new Block(size));
        }
    }

    /**
     * Adds what rows of a product contribute to a gate's part, {@code vᵀ dz}.
     *
     * @param rows how many
     * @param v the products' operand, {@code [rows, features]}
     * @param dz gradient of the products, {@code [rows, units]}
     */
    void addProduct(int gate, int rows, Block v, Block dz) {
        for (int feature = 0; feature < features; feature += tall) {
            int m = Math.min(tall, features - feature);
            for (int unit = 0; unit < units; unit += wide) {
                int n = Math.min(wide, units - unit);
                long start = startOfPart(gate, feature, unit, m);
                Block.addTransposedProduct(
                        m, n, rows, v, feature, features, dz, unit, units, sum.orElseThrow(), start, n);
            }
        }
    }

    /** Where a part with so many features begins. */
    private int startOfPart(int gate, int feature, int unit, int m) {
        return gate * features * units + feature * units + m * unit;
    }

    /**
     * Adds it to a range of an array in Keras' layout, {@code [features, gates, units]}.
     *
     * @param at where the range begins
     */
    void addTo(float[] total, int at) {
        for (int gate = 0; gate < gates; gate++) {
            for (int feature = 0; feature < features; feature += tall) {
                int m = Math.min(tall, features - feature);
                for (int unit = 0; unit < units; unit += wide) {
                    int n = Math.min(wide, units - unit);
                    sum.orElseThrow().get(startOfPart(gate, feature, unit, m), scratch, m * n);
                    for (int i = 0; i < m; i++) {
                        int to = at + ((feature + i) * gates + gate) * units + unit;
                        Elementwise.addShifted(scratch, i * n, total, to, n);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        sum.ifPresent(Block::close);
    }
}
