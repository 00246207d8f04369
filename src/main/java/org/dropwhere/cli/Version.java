package org.dropwhere.cli;

import java.util.Optional;
import org.dropwhere.network.kernel.Blas;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.results.Provenance;
import picocli.CommandLine.IVersionProvider;

/** The program's version, from its jar. */
final class Version implements IVersionProvider {

    /** For example {@code 0.1.0}; {@code development} where the program does not run from its jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** What computes here, of program and machine. Loads native code. */
    static Provenance provenance() {
        return Provenance.ofThisMachine(number(), NumericVersion.CURRENT + "", Blas.description());
    }

    @Override
    public String[] getVersion() {
        return new String[] {"dropwhere " + number()};
    }
}
