package org.dropwhere.execution;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dropwhere.network.kernel.Blas;
import org.dropwhere.plan.NumericVersion;

/**
 * What computed a trial. Kept beside its numbers and never among them, so that tables are the same everywhere.
 *
 * @param program version of the program, and since commits are known the one that it was built from
 * @param numeric version of its numerics: programs that share it give the same numbers
 * @param jdk vendor and version, and whether it has to do without fused multiply-add
 * @param system name, version and architecture
 * @param cpu model; {@code unknown} if the system has no name for it
 * @param blas library, kind of kernel and threads, as it describes itself
 * @param libraries version of each library that computes, by name
 */
public record Provenance(
        String program,
        String numeric,
        String jdk,
        String system,
        String cpu,
        String blas,
        SortedMap<String, String> libraries)
        implements Serializable {

    /** Copies the map. */
    public Provenance {
        libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
    }

    /** This process on this machine. Loads the network's native libraries. */
    public static Provenance ofThisProcess() {
        return ofThisMachine(ProgramVersion.text(), String.valueOf(NumericVersion.CURRENT), Blas.description());
    }

    /**
     * A process on this machine. Loads no native code.
     *
     * @param program version of the program
     * @param numeric version of its numerics
     * @param blas what only the native library knows
     */
    public static Provenance ofThisMachine(String program, String numeric, String blas) {
        return ThisMachine.provenance(program, numeric, blas);
    }

    /** The kind of machine, which decides the numbers. */
    public ComputingKind kind() {
        return ComputingKind.of(this);
    }
}
