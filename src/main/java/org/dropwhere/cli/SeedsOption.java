package org.dropwhere.cli;

import java.util.Optional;
import java.util.stream.LongStream;
import org.dropwhere.config.Sweep;
import picocli.CommandLine.Option;

/** Fewer or more seeds than the file says. */
final class SeedsOption {
    @Option(
            names = "--seeds",
            paramLabel = "N",
            converter = Count.class,
            description = "Use the seeds 1 to N instead of those of the file.")
    private Optional<Integer> seeds = Optional.empty();

    Sweep applyTo(Sweep sweep) {
        return seeds.map(count ->
                        sweep.withSeeds(LongStream.rangeClosed(1, count).boxed().toList()))
                .orElse(sweep);
    }
}
