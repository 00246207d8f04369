package org.dropwhere.cli;

import picocli.CommandLine.Option;

/** How many trials a command trains at a time. */
final class JobsOption {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Trials side by side, one thread each. Default: the number of processors")
    private int jobs = Runtime.getRuntime().availableProcessors();

    int jobs() {
        return jobs;
    }
}
