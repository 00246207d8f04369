package org.dropwhere.network.kernel;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS in this process. */
public final class Blas {
    private static final String CORE = "OPENBLAS_CORETYPE";
    private static final Set<String> NEEDED = Set.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl");

    private Blas() {}

    /**
     * Loads OpenBLAS with the best kernels for this processor and one thread for each caller. Call it before anything
     * else that loads OpenBLAS; later calls do nothing.
     */
    public static void prepare() {
        Loaded.touch();
    }

    /** OpenBLAS' description of itself: version, kernels in use, threads. */
    public static String description() {
        prepare();
        return function("openblas_get_config")
                .map(config -> config.invokeString(new Object[0], false).strip())
                .orElse("BLAS that does not describe itself");
    }

    /** Threads that a product may use; empty if OpenBLAS cannot be asked. */
    public static OptionalInt threads() {
        prepare();
        return function("openblas_get_num_threads")
                .map(threads -> OptionalInt.of(threads.invokeInt(new Object[0])))
                .orElse(OptionalInt.empty());
    }

    private static Optional<Function> function(String name) {
        return Optional.ofNullable(Loader.addressof(name))
                .map(address -> Function.getFunction(new com.sun.jna.Pointer(address.address())));
    }

    /** Loads once, when it is first touched. */
    private static final class Loaded {
        static {
            // Or JavaCPP asks the system for the process' memory at every allocation, a tenth of a short step.
            System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
            chooseKernels();
            Loader.load(openblas_nolapack.class);
            openblas_nolapack.blas_set_num_threads(1);
        }

        static void touch() {
            // Touching the class has loaded it.
        }

        /**
         * OpenBLAS 0.3.19 is older than AMD's processors with AVX-512 and takes them for ones without, which makes
         * products of small matrices slower. It reads its choice from the environment when it is loaded.
         */
        private static void chooseKernels() {
            if (Loader.getPlatform().equals("linux-x86_64") && System.getenv(CORE) == null && isAmdWithAvx512()) {
                Function.getFunction("c", "setenv").invokeInt(new Object[] {CORE, "SKYLAKEX", 0});
            }
        }

        private static boolean isAmdWithAvx512() {
            try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
                Set<String> words = lines.filter(line -> line.startsWith("vendor_id") || line.startsWith("flags"))
                        .limit(2)
                        .flatMap(line -> Stream.of(line.split("\\s+", -1)))
                        .collect(Collectors.toSet());
                return words.contains("AuthenticAMD") && words.containsAll(NEEDED);
            } catch (IOException e) {
                // OpenBLAS' own choice is right on nearly all processors, and never wrong.
                return false;
            }
        }
    }
}
