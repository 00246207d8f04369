package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dropwhere.plan.NumericVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputingKindTest {
    private static final String SKYLAKE = "OpenBLAS 0.3.19 DYNAMIC_ARCH NO_AFFINITY SkylakeX MAX_THREADS=64";

    @Test
    void saysWhatDecidesNumbers() {
        assertEquals(
                "numeric version 4, OpenBLAS 0.3.19 with kernels for SkylakeX",
                kind("4", "Debian 17.0.15", SKYLAKE).text());
        assertEquals(
                "numeric version 4, OpenBLAS 0.3.19 with kernels for SkylakeX, no fused multiply-add",
                kind("4", ThisMachine.jdk(false), SKYLAKE).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "OpenBLAS 0.3.19 DYNAMIC_ARCH NO_AFFINITY SkylakeX MAX_THREADS=128",
        "OpenBLAS 0.3.19 USE64BITINT DYNAMIC_ARCH NO_AFFINITY USE_OPENMP SkylakeX MAX_THREADS=8",
        "OpenBLAS 0.3.19  NO_CBLAS NO_LAPACK NO_LAPACKE SkylakeX SINGLE_THREADED",
    })
    void isTheSameHoweverOpenBlasWasBuilt(String blas) {
        assertEquals(kind("4", "", SKYLAKE), kind("4", "", blas));
    }

    @ParameterizedTest
    @CsvSource({
        "OpenBLAS 0.3.19 DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=64",
        "OpenBLAS 0.3.20 DYNAMIC_ARCH NO_AFFINITY SkylakeX MAX_THREADS=64",
        "BLAS that does not describe itself",
    })
    void isAnotherWithOtherKernelsOrAnotherVersion(String blas) {
        assertNotEquals(kind("4", "", SKYLAKE), kind("4", "", blas));
    }

    @Test
    void isAnotherWithOtherNumericsOrRounding() {
        assertNotEquals(kind("4", "", SKYLAKE), kind("5", "", SKYLAKE));
        assertNotEquals(kind("4", ThisMachine.jdk(true), SKYLAKE), kind("4", ThisMachine.jdk(false), SKYLAKE));
    }

    @Test
    void isTheSameOnAnotherSystemCpuAndJdk() {
        Provenance one = new Provenance("0.1.0", "4", "A 17", "Linux 6", "Intel", SKYLAKE, new TreeMap<>());
        Provenance other = new Provenance("0.2.0", "4", "B 25", "Linux 5", "AMD", SKYLAKE, new TreeMap<>());
        assertEquals(one.kind(), other.kind());
    }

    @Test
    void keepsTheWordsOfAnotherBlas() {
        assertEquals(
                "numeric version 1, BLAS that does not describe itself",
                kind("1", "", "BLAS that does not describe itself").text());
        assertEquals(
                "numeric version 1, OpenBLAS 0.4", kind("1", "", "OpenBLAS 0.4").text());
    }

    @Test
    void isReadFromWhatIsStoredAsFarAsItTells() {
        Provenance here = Provenance.ofThisProcess();
        Map<String, String> stored = Map.of("numeric", here.numeric(), "jdk", here.jdk(), "blas", here.blas());
        assertEquals(Optional.of(here.kind()), ComputingKind.of(stored));
        assertEquals(String.valueOf(NumericVersion.CURRENT), here.kind().numeric());
        assertEquals(Optional.of(kind("3", "", SKYLAKE)), ComputingKind.of(Map.of("numeric", "3", "blas", SKYLAKE)));
        assertEquals(Optional.empty(), ComputingKind.of(Map.of("numeric", "3")));
        assertEquals(Optional.empty(), ComputingKind.of(Map.of()));
    }

    private static ComputingKind kind(String numeric, String jdk, String blas) {
        return new Provenance("0.1.0", numeric, jdk, "Linux", "Intel", blas, new TreeMap<>()).kind();
    }
}
