package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.dropwhere.config.Experiment;
import org.dropwhere.config.ExperimentFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The experiment that a command works on. */
final class ExperimentArgument {
    @Parameters(paramLabel = "FILE", description = "The experiment, a YAML file.")
    private Path file = Path.of("");

    @Option(names = "--seeds", paramLabel = "N", description = "Use the seeds 1 to N instead of those of the file.")
    private OptionalInt seeds = OptionalInt.empty();

    /**
     * Reads the file.
     *
     * @throws org.dropwhere.config.BadInput if it has mistakes
     */
    Experiment read() {
        Experiment experiment = ExperimentFile.read(file);
        return seeds.isPresent() ? experiment.withSeeds(firstSeeds(seeds.getAsInt())) : experiment;
    }

    private static List<Long> firstSeeds(int count) {
        return LongStream.rangeClosed(1, Arguments.positive("--seeds", count))
                .boxed()
                .toList();
    }
}
