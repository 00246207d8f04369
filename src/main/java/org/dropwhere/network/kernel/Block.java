package org.dropwhere.network.kernel;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * A stretch of floats off the heap, zero at first, where BLAS works on it without a copy. Products are row-major and
 * contiguous: a matrix {@code [m, k]} starts at an offset and has rows of k floats.
 */
final class Block implements AutoCloseable {
    private static final int ROW_MAJOR = openblas_nolapack.CblasRowMajor;
    private static final int PLAIN = openblas_nolapack.CblasNoTrans;
    private static final int TRANSPOSED = openblas_nolapack.CblasTrans;

    static {
        Blas.prepare();
    }

    private final FloatPointer floats;
    /** The same memory: the JIT copies through a buffer without a native call. */
    private final FloatBuffer copies;

    Block(long size) {
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
     * {@code c = a b}, or {@code c += a b}; a is {@code [m, k]}, b is {@code [k, n]}, c is {@code [m, n]}. The matrix b
     * starts its block, which is never positioned: chunks on several threads share it.
     */
    static void multiply(int m, int n, int k, Block a, long atA, Block b, Block c, long atC, boolean add) {
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
                n);
    }

    /**
     * {@code c += aᵀ b}; a is {@code [k, m]} and b is {@code [k, n]}, and each starts its block; c is {@code [m, n]}
     * and the rows of its block are {@code rowOfC} floats long.
     */
    static void addTransposedProduct(int m, int n, int k, Block a, Block b, Block c, long atC, int rowOfC) {
        openblas_nolapack.cblas_sgemm(
                ROW_MAJOR,
                TRANSPOSED,
                PLAIN,
                m,
                n,
                k,
                1,
                a.floats.position(0),
                m,
                b.floats.position(0),
                n,
                1,
                c.floats.position(atC),
                rowOfC);
    }

    /** Sets the first {@code count} floats to 0. */
    void clear(long count) {
        Pointer.memset(floats.position(0), 0, count * Float.BYTES);
    }

    @Override
    public void close() {
        floats.close();
    }
}
