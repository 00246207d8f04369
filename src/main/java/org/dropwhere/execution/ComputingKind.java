package org.dropwhere.execution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of machine, as far as numbers depend on it: two of one kind give the same numbers, byte for byte.
 *
 * <p>Of OpenBLAS' description of itself its version and the name of its kernels count, which decide the order of
 * summing. How it was built and for how many threads do not, for here each product has one thread
 * ({@code driver/others/openblas_get_config.c} of OpenBLAS has all words). Kernels of two names are taken for two kinds
 * even where their code is the same. The names differ between architectures too. System, CPU and JDK do not count, but
 * for whether the JDK multiplies and adds with one rounding.
 *
 * @param numeric version of the program's numerics
 * @param blas library, version and kernels in words
 * @param fma whether the JDK multiplies and adds with one rounding
 */
public record ComputingKind(String numeric, String blas, boolean fma) implements Serializable {
    /** With which the description of a JDK ends that rounds twice. */
    static final String WITHOUT_FMA = " without FMA";

    private static final String OPENBLAS = "OpenBLAS";
    private static final Set<String> BUILD = Set.of(
            "USE64BITINT",
            "NO_CBLAS",
            "NO_LAPACK",
            "NO_LAPACKE",
            "DYNAMIC_ARCH",
            "NO_AFFINITY",
            "USE_OPENMP",
            "SINGLE_THREADED");

    /** Of a process' provenance. */
    static ComputingKind of(Provenance provenance) {
        return of(provenance.numeric(), provenance.jdk(), provenance.blas());
    }

    /**
     * Of a provenance that was stored.
     *
     * @param provenance {@code numeric}, {@code jdk}, {@code blas} and others, as a results folder has them
     * @return absent if it does not tell
     */
    public static Optional<ComputingKind> of(Map<String, String> provenance) {
        return provenance.containsKey("numeric") && provenance.containsKey("blas")
                ? Optional.of(of(
                        provenance.getOrDefault("numeric", ""),
                        provenance.getOrDefault("jdk", ""),
                        provenance.getOrDefault("blas", "")))
                : Optional.empty();
    }

    private static ComputingKind of(String numeric, String jdk, String blas) {
        return new ComputingKind(numeric, inWords(blas), !jdk.endsWith(WITHOUT_FMA));
    }

    /** Unaltered if it is no description of OpenBLAS. */
    private static String inWords(String blas) {
        List<String> words = Arrays.stream(blas.split(" +", -1))
                .filter(word -> !BUILD.contains(word) && !word.startsWith("MAX_THREADS="))
                .toList();
        return words.size() == 3 && words.get(0).equals(OPENBLAS)
                ? OPENBLAS + " " + words.get(1) + " with kernels for " + words.get(2)
                : blas;
    }

    /** As {@code numeric version 4, OpenBLAS 0.3.19 with kernels for SkylakeX}. */
    public String text() {
        return "numeric version " + numeric + ", " + blas + (fma ? "" : ", no fused multiply-add");
    }

    /** The same as {@link #text}. */
    @Override
    public String toString() {
        return text();
    }
}
