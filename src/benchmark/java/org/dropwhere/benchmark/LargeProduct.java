package org.dropwhere.benchmark;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.dropwhere.network.kernel.Blas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@code cblas_sgemm} on large square matrices: the rate that is taken for the machine's limit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LargeProduct {
    /** Not a power of two, at which rows share places in the cache: 1024 was 6 % slower. */
    static final int SIZE = 1536;

    static {
        Blas.prepare();
    }

    private final FloatPointer a = filled();
    private final FloatPointer b = filled();
    private final FloatPointer c = filled();

    static double flops() {
        return 2.0 * SIZE * SIZE * SIZE;
    }

    private static FloatPointer filled() {
        float[] values = new float[SIZE * SIZE];
        java.util.Arrays.fill(values, 0.01f);
        return new FloatPointer(values);
    }

    /** One product. */
    @Benchmark
    public FloatPointer product() {
        openblas_nolapack.cblas_sgemm(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasNoTrans,
                openblas_nolapack.CblasNoTrans,
                SIZE,
                SIZE,
                SIZE,
                1,
                a,
                SIZE,
                b,
                SIZE,
                0,
                c,
                SIZE);
        return c;
    }
}
