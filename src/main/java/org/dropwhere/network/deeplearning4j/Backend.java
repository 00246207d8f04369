package org.dropwhere.network.deeplearning4j;

import java.util.List;
import org.dropwhere.network.kernel.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J in this process, which works for Deeplearning4j alone. */
public final class Backend {
    private static final List<String> EXTENSIONS = List.of("any processor", "any x86 processor", "AVX2", "AVX-512");

    private Backend() {}

    /** Loads ND4J, after OpenBLAS with the kernels that suit this processor, and makes it use one thread. */
    public static void prepare() {
        Blas.prepare();
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
    }

    /** ND4J's backend class, for example {@code CpuBackend}. */
    public static String name() {
        prepare();
        return Nd4j.getBackend().getClass().getSimpleName();
    }

    /** The processor extension that ND4J's own natives were built for. */
    public static String extension() {
        prepare();
        int level = NativeOpsHolder.getInstance().getDeviceNativeOps().binaryLevel();
        return level < EXTENSIONS.size() ? EXTENSIONS.get(level) : "level " + level;
    }
}
