package org.dropwhere.network.kernel;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Floats off the heap, zero at first, where BLAS works on it without a copy. Products are row-major and contiguous: a
 * matrix {@code [m, k]} starts at an offset and has rows of k floats. With assertions, as in all tests, a product that
 * would reach beyond a block is an error, and not a write into foreign memory.
 *
 * <p>A block that nobody closes, because what came after it could not be allocated, is freed when it is collected.
 */
final class Block implements AutoCloseable {
    private static final int ROW_MAJOR = openblas_nolapack.CblasRowMajor;
    private static final int PLAIN = openblas_nolapack.CblasNoTrans;
    private static final int TRANSPOSED = openblas_nolapack.CblasTrans;

    static {
        Blas.prepare();
    }

    private final long size;
    private final FloatPointer floats;
    /** The same memory: the JIT copies through a buffer without a native call. */
    private final FloatBuffer copies;

    /** @param size number of floats */
    Block(long size) {
        this.size = size;
        floats = new FloatPointer(size);
        copies = floats.asBuffer();
        Pointer.memset(floats, 0, size * Float.BYTES);
    }

    /** Copies the first {@code count} floats of an array into the block. */
    void put(long at, float[] source, int count) {
        copies.put(Math.toIntExact(at), source, 0, count);
    }

    /** Copies from the block into the first {@code count} places of an array. */
    void get(long at, float[] target, int count) {
        copies.get(Math.toIntExact(at), target, 0, count);
    }

    /**
     * {@code c = a b}, or {@code c += a b}; a is {@code [m, k]}, b is {@code [k, n]}, c is {@code [m, n]} and the rows
     * of its block are {@code rowOfC} floats long. The matrix b starts its block, which is never positioned: chunks on
     * several threads share it.
     */
    static void multiply(int m, int n, int k, Block a, long atA, Block b, Block c, long atC, int rowOfC, boolean add) {
        assert a.holds(atA, m, k, k) && b.holds(0, k, n, n) && c.holds(atC, m, n, rowOfC)
                : "a product beyond its block";
        openblas_nolapack.cblas_sgemm(
                ROW_MAJOR,
                PLAIN,
                PLAIN,
                m,
                n,
                k,
                1,
                a.floats.position(atA),
                k,
                b.floats,
                n,
                add ? 1 : 0,
                c.floats.position(atC),
                rowOfC);
    }

    /**
     * {@code c += aᵀ b}; a is {@code [k, m]}, b is {@code [k, n]} and c is {@code [m, n]}, each a part of a matrix
     * whose rows are so many floats long.
     */
    static void addTransposedProduct(
            int m,
            int n,
            int k,
            Block a,
            long atA,
            int rowOfA,
            Block b,
            long atB,
            int rowOfB,
            Block c,
            long atC,
            int rowOfC) {
        assert a.holds(atA, k, m, rowOfA) && b.holds(atB, k, n, rowOfB) && c.holds(atC, m, n, rowOfC)
                : "a product beyond its block";
        openblas_nolapack.cblas_sgemm(
                ROW_MAJOR,
                TRANSPOSED,
                PLAIN,
                m,
                n,
                k,
                1,
                a.floats.position(atA),
                rowOfA,
                b.floats.position(atB),
                rowOfB,
                1,
                c.floats.position(atC),
                rowOfC);
    }

    /** Whether a matrix lies within the block. */
    private boolean holds(long at, int rows, int columns, int rowLength) {
        return at >= 0 && columns <= rowLength && at + (rows - 1L) * rowLength + columns <= size;
    }

    /** Sets the first {@code count} floats to 0. */
    void clear(long count) {
        assert count <= size : "a clearance beyond its block";
        Pointer.memset(floats.position(0), 0, count * Float.BYTES);
    }

    @Override
    public void close() {
        floats.close();
    }
}
