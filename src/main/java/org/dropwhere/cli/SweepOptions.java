package org.dropwhere.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a command does to the sweep and the seeds of an experiment. */
final class SweepOptions {
    @Option(
            names = "--grid",
            paramLabel = "PATH=VALUES",
            description = {
                "An axis beside those of the file's sweep. May be given several times.",
                "Example: --grid data.train=500,2000"
            })
    private List<String> grids = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "The seeds 1 to N, or a list such as 3,5,8, instead of those of the file.")
    private Optional<String> seeds = Optional.empty();

    List<String> grids() {
        return grids;
    }

    Optional<String> seeds() {
        return seeds;
    }
}
