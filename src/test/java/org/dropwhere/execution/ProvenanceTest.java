package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.dropwhere.network.kernel.Fma;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    @Test
    void knowsTheMachineAndTheLibraries() {
        Provenance here = Provenance.ofThisMachine("0.1.0", "1", "OpenBLAS, 1 thread");
        assertEquals("0.1.0", here.program());
        assertEquals("1", here.numeric());
        assertEquals("OpenBLAS, 1 thread", here.blas());
        assertEquals(ThisMachine.jdk(Fma.isInstruction()), here.jdk());
        assertTrue(here.system().startsWith(System.getProperty("os.name")), here.system());
        // The version that the pom names.
        assertEquals(Map.of("openblas", "0.3.19-1.5.7"), here.libraries());
    }

    @Test
    void tellsMachinesWithoutFusedMultiplyAddApartAndNamesOthersAsEver() {
        String jdk = System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version");
        assertEquals(jdk, ThisMachine.jdk(true));
        assertEquals(jdk + " without FMA", ThisMachine.jdk(false));
    }
}
