package org.dropwhere.cli;

import java.nio.file.Path;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.config.Sweep;
import picocli.CommandLine.Parameters;

/** The experiment that a command works on. */
final class ExperimentArgument {
    @Parameters(paramLabel = "FILE", description = "The experiment, a YAML file.")
    private Path file = Path.of("");

    /**
     * Reads the file.
     *
     * @throws org.dropwhere.config.BadInput if it has mistakes
     */
    Sweep read() {
        return ExperimentFile.read(file);
    }
}
