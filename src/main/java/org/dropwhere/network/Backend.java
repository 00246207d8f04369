package org.dropwhere.network;

import org.nd4j.linalg.factory.Nd4j;

/** ND4J and its BLAS in this process. */
public final class Backend {
    private Backend() {}

    /**
     * Makes ND4J and BLAS use one thread for each trial: trials run side by side, and a sum's order would otherwise depend on the number
     * of threads. The launcher says so in the environment; this serves whoever starts the jar directly.
     */
    static void useOneThread() {
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
    }
}
