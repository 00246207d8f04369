package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.dropwhere.network.kernel.Fma;
import org.dropwhere.plan.NumericVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pins the bits of tiny trained trials for each kind of OpenBLAS' kernels, which sum in different orders, on machines
 * with fused multiply-add. Whoever changes a bit on purpose raises {@link NumericVersion#CURRENT}, gives it a line in
 * CHANGELOG.md, and puts what this test found into {@code src/test/resources/canary/}.
 */
class NumericCanaryTest {
    private static final Path PINNED = Path.of("src/test/resources/canary");
    private static final Path CPU = Path.of("/proc/cpuinfo");

    /** Kernels for any x86-64, for AVX2 and for AVX-512. */
    @ParameterizedTest
    @CsvSource({"Prescott, sse2", "Haswell, avx2", "SkylakeX, avx512vl"})
    void everyTrialHasTheBitsOfItsNumericVersion(String kernels, String needed) throws Exception {
        assumeTrue(cpuFlags().contains(needed), "this processor has no " + needed);
        assumeTrue(Fma.isInstruction(), "this JVM has no fused multiply-add, so that its bits are others");

        String found = "numeric version " + NumericVersion.CURRENT + "\n" + trained(kernels);

        assertEquals(Files.readString(PINNED.resolve(kernels + ".txt")), found);
    }

    @Test
    void theChangelogSaysWhatEachNumericVersionChanged() throws IOException {
        String changelog = Files.readString(Path.of("CHANGELOG.md"));
        for (int version = 1; version <= NumericVersion.CURRENT; version++) {
            assertTrue(changelog.contains("\n- **" + version + "** ("), "numeric version " + version);
        }
    }

    private static String trained(String kernels) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                NumericCanary.class.getName(),
                PINNED.resolve("canary.yaml").toString());
        builder.environment().put("OPENBLAS_CORETYPE", kernels);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return out;
    }

    private static Set<String> cpuFlags() throws IOException {
        assumeTrue(Files.isReadable(CPU), "only Linux says what the processor has");
        return Files.readAllLines(CPU).stream()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line ->
                        Set.of(line.substring(line.indexOf(':') + 1).strip().split(" +", -1)))
                .orElse(Set.of());
    }
}
