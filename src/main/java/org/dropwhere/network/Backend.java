package org.dropwhere.network;

import java.util.List;
import org.deeplearning4j.util.CrashReportingUtil;
import org.dropwhere.network.kernel.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J and its BLAS in this process. */
public final class Backend {
    private static final List<String> EXTENSIONS = List.of("any processor", "any x86 processor", "AVX2", "AVX-512");

    private Backend() {}

    /**
     * Loads ND4J and makes it use one thread for each trial: trials run side by side, and a sum's order would otherwise
     * depend on the number of threads. The launcher sets the environment likewise; this is for a jar that is started
     * directly.
     */
    public static void prepare() {
        Blas.prepare();
        // Deeplearning4j would write a dump into the user's folder when memory runs out.
        CrashReportingUtil.crashDumpsEnabled(false);
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
    }

    /** ND4J's backend class, for example {@code CpuBackend}. */
    public static String name() {
        prepare();
        return Nd4j.getBackend().getClass().getSimpleName();
    }

    /** The processor extension that ND4J's own natives were built for; the time loop does not depend on it. */
    public static String extension() {
        prepare();
        int level = NativeOpsHolder.getInstance().getDeviceNativeOps().binaryLevel();
        return level < EXTENSIONS.size() ? EXTENSIONS.get(level) : "level " + level;
    }
}
