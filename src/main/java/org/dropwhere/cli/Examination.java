package org.dropwhere.cli;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.dropwhere.network.Backend;
import org.dropwhere.network.kernel.Blas;
import org.dropwhere.report.Report;
import org.dropwhere.results.Provenance;

/** What {@code doctor} looks at. */
final class Examination {
    private static final int JAVA = 17;
    private static final long MEBIBYTE = 1L << 20;
    /** Two trials of the largest experiment that comes with the program. */
    private static final long HEAP = 512 * MEBIBYTE;

    private Examination() {}

    static List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("dropwhere", Version.text(), Finding.OK));
        findings.add(java());
        findings.add(heap());
        findings.add(processors());
        findings.add(loaded(
                "ND4J",
                () -> new Finding("ND4J", Backend.name() + ", natives built for " + Backend.extension(), Finding.OK)));
        findings.add(loaded("BLAS", () -> new Finding("BLAS", Blas.description(), Finding.OK)));
        findings.add(loaded("BLAS threads", Examination::blasThreads));
        findings.add(fonts());
        Provenance.ofThisMachine("", "", "")
                .libraries()
                .forEach((library, version) -> findings.add(new Finding(library, version, Finding.OK)));
        return findings;
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        return Finding.of(
                "Java",
                version + ", " + System.getProperty("java.vendor"),
                version.feature() >= JAVA,
                "Install a JDK " + JAVA + " or newer.");
    }

    private static Finding heap() {
        long max = Runtime.getRuntime().maxMemory();
        return Finding.of(
                "memory",
                max / MEBIBYTE + " MiB of heap allowed",
                max >= HEAP,
                "Allow more: DROPWHERE_JAVA_OPTS=-Xmx" + HEAP / MEBIBYTE + "m");
    }

    private static Finding processors() {
        return new Finding(
                "processors",
                Runtime.getRuntime().availableProcessors() + ", "
                        + ManagementFactory.getOperatingSystemMXBean().getArch(),
                Finding.OK);
    }

    private static Finding blasThreads() {
        OptionalInt threads = Blas.threads();
        return Finding.of(
                "BLAS threads",
                threads.isPresent() ? String.valueOf(threads.getAsInt()) : "unknown",
                threads.orElse(1) == 1,
                "Set OPENBLAS_NUM_THREADS=1: trials run side by side.");
    }

    private static Finding fonts() {
        Optional<String> problem = Report.problemWithFonts();
        return Finding.of(
                "fonts",
                problem.isEmpty() ? "charts can be drawn" : "charts cannot be drawn",
                problem.isEmpty(),
                problem.orElse(""));
    }

    /** Natives that cannot be loaded are a finding, not a failure. */
    private static Finding loaded(String what, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (LinkageError | RuntimeException e) {
            return new Finding(
                    what,
                    "cannot be loaded: " + e,
                    "Build again on this machine (mvn package): natives are those of the building machine's platform.");
        }
    }
}
