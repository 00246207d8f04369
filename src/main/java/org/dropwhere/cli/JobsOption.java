package org.dropwhere.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many trials a command trains at a time. */
final class JobsOption {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Trials side by side, one thread each. Default: the number of processors")
    private @Nullable Integer jobs;

    int jobs() {
        return given().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /** What the command says; empty if it does not. */
    Optional<Integer> given() {
        return Optional.ofNullable(jobs);
    }
}
