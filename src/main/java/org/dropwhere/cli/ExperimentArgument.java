package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.config.Overrides;
import org.dropwhere.config.Sweep;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The experiment that a command works on, with settings of the command's. */
final class ExperimentArgument {
    @Parameters(paramLabel = "FILE", description = "The experiment, a YAML file.")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = {
                "A setting in place of the file's. May be given several times.",
                "Example: --set data.train=500"
            })
    private List<String> sets = List.of();

    /**
     * Reads the file.
     *
     * @throws org.dropwhere.config.BadInput if it has mistakes
     */
    Sweep read() {
        return ExperimentFile.read(file, new Overrides(sets, List.of(), Optional.empty()));
    }

    /**
     * Reads the file, to be run over more points and seeds.
     *
     * @throws org.dropwhere.config.BadInput if it has mistakes
     */
    Sweep read(SweepOptions sweep) {
        return ExperimentFile.read(file, new Overrides(sets, sweep.grids(), sweep.seeds()));
    }
}
