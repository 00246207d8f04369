package org.dropwhere.cli;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.dropwhere.execution.ProgramVersion;
import org.dropwhere.execution.Provenance;
import org.dropwhere.network.deeplearning4j.Backend;
import org.dropwhere.network.kernel.Blas;
import org.dropwhere.report.Report;

/** Checks the installation. */
final class Doctor {
    private static final int JAVA = 17;
    private static final long MEBIBYTE = 1L << 20;
    /** Enough for two trials of the largest experiment that comes with the program. Chosen, not measured. */
    private static final long HEAP = 512 * MEBIBYTE;

    private static final String DEEPLEARNING4J = "Deeplearning4j";

    private Doctor() {}

    static List<DoctorCheck> all() {
        List<DoctorCheck> checks = new ArrayList<>();
        checks.add(new DoctorCheck("dropwhere", ProgramVersion.text(), DoctorCheck.OK));
        checks.add(java());
        checks.add(heap());
        checks.add(processors());
        checks.add(loaded("BLAS", "", () -> new DoctorCheck("BLAS", Blas.description(), DoctorCheck.OK)));
        checks.add(loaded("BLAS threads", "", Doctor::blasThreads));
        checks.add(fonts());
        checks.add(loaded(
                DEEPLEARNING4J,
                "Runs do without; only networks that Java programs ask for need it. ",
                () -> new DoctorCheck(
                        DEEPLEARNING4J,
                        "ND4J's " + Backend.name() + ", natives built for " + Backend.extension(),
                        DoctorCheck.OK)));
        Provenance.ofThisMachine("", "", "")
                .libraries()
                .forEach((library, version) -> checks.add(new DoctorCheck(library, version, DoctorCheck.OK)));
        return checks;
    }

    private static DoctorCheck java() {
        Runtime.Version version = Runtime.version();
        return DoctorCheck.of(
                "Java",
                version + ", " + System.getProperty("java.vendor"),
                version.feature() >= JAVA,
                "Install a JDK " + JAVA + " or newer.");
    }

    private static DoctorCheck heap() {
        long max = Runtime.getRuntime().maxMemory();
        return DoctorCheck.of(
                "memory",
                max / MEBIBYTE + " MiB of heap allowed",
                max >= HEAP,
                "Allow more: DROPWHERE_JAVA_OPTS=-Xmx" + HEAP / MEBIBYTE + "m");
    }

    private static DoctorCheck processors() {
        return new DoctorCheck(
                "processors",
                Runtime.getRuntime().availableProcessors() + ", "
                        + ManagementFactory.getOperatingSystemMXBean().getArch(),
                DoctorCheck.OK);
    }

    private static DoctorCheck blasThreads() {
        OptionalInt threads = Blas.threads();
        return DoctorCheck.of(
                "BLAS threads",
                threads.isPresent() ? String.valueOf(threads.getAsInt()) : "unknown",
                threads.orElse(1) == 1,
                "Set OPENBLAS_NUM_THREADS=1: trials run side by side.");
    }

    private static DoctorCheck fonts() {
        Optional<String> problem = Report.problemWithFonts();
        return DoctorCheck.of(
                "fonts",
                problem.isEmpty() ? "charts can be drawn" : "charts cannot be drawn",
                problem.isEmpty(),
                problem.orElse(""));
    }

    /**
     * Native code that cannot be loaded is what the check finds, and no failure of the command.
     *
     * @param weight of not having it; ends with a space, or is empty
     */
    private static DoctorCheck loaded(String what, String weight, Supplier<DoctorCheck> look) {
        try {
            return look.get();
        } catch (LinkageError | RuntimeException e) {
            return new DoctorCheck(
                    what,
                    "cannot be loaded: " + e,
                    weight
                            + "Build again on this machine (mvn package): natives are those of the building machine's platform.");
        }
    }
}
