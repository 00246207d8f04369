package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    @Test
    void knowsTheMachineAndTheLibraries() {
        Provenance here = Provenance.ofThisMachine("0.1.0", "1", "OpenBLAS, 1 thread");
        assertEquals("0.1.0", here.program());
        assertEquals("1", here.numeric());
        assertEquals("OpenBLAS, 1 thread", here.blas());
        assertTrue(here.jdk().endsWith(System.getProperty("java.runtime.version")), here.jdk());
        assertTrue(here.system().startsWith(System.getProperty("os.name")), here.system());
        // The versions that the pom names.
        assertEquals(
                Map.of(
                        "deeplearning4j-nn", "1.0.0-M2.1",
                        "nd4j-api", "1.0.0-M2.1",
                        "nd4j-native", "1.0.0-M2.1",
                        "openblas", "0.3.19-1.5.7"),
                here.libraries());
    }
}
