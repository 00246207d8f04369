package org.dropwhere.execution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dropwhere.network.kernel.Fma;

/** Asks system properties, the system's description of the CPU and the libraries' jars. Loads no native library. */
final class ThisMachine {
    private static final String UNKNOWN = "unknown";

    private ThisMachine() {}

    static Provenance provenance(String program, String numeric, String blas) {
        return new Provenance(
                program,
                numeric,
                jdk(Fma.isInstruction()),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                cpu(),
                blas,
                libraries());
    }

    /**
     * The Java that computes.
     *
     * @param fma whether it multiplies and adds with one rounding, as nearly all do; where not, bits are others
     */
    static String jdk(boolean fma) {
        return property("java.vendor") + " " + property("java.runtime.version")
                + (fma ? "" : ComputingKind.WITHOUT_FMA);
    }

    private static String property(String key) {
        return System.getProperty(key, UNKNOWN);
    }

    private static String cpu() {
        // Linux has the file, Windows the variable.
        return linuxCpu()
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElse(UNKNOWN);
    }

    private static Optional<String> linuxCpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, String> libraries() {
        return new TreeMap<>(Map.of("openblas", version("org.bytedeco/openblas")));
    }

    /** The version that Maven left in the library's jar; the manifests of some have none. */
    private static String version(String artifact) {
        String resource = "/META-INF/maven/" + artifact + "/pom.properties";
        try (InputStream in = ThisMachine.class.getResourceAsStream(resource)) {
            if (in == null) {
                return UNKNOWN;
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
