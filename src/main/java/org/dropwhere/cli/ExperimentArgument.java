package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.config.Overrides;
import org.dropwhere.config.OverridesWithoutEffect;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Sweep;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /**
     * Reads the file.
     *
     * @throws org.dropwhere.failure.BadInput if it has mistakes
     */
    Sweep read() {
        return read(new Overrides(sets, List.of(), Optional.empty()));
    }

    /**
     * Reads the file, to be run over more points and seeds.
     *
     * @throws org.dropwhere.failure.BadInput if it has mistakes
     */
    Sweep read(SweepOptions sweep) {
        return read(new Overrides(sets, sweep.grids(), sweep.seeds()));
    }

    /**
     * Reads the file for a search.
     *
     * @throws org.dropwhere.failure.BadInput if it has mistakes
     */
    Sweep readSearch() {
        Overrides overrides = new Overrides(sets, List.of(), Optional.empty());
        return read(file, overrides, spec, ExperimentFile::readSearch);
    }

    private Sweep read(Overrides overrides) {
        return read(file, overrides, spec);
    }

    /**
     * Reads an experiment for a command, which is told of overrides that have no effect.
     *
     * @throws BadInput if it has mistakes
     */
    static Sweep read(Path file, Overrides overrides, CommandSpec spec) {
        return read(file, overrides, spec, ExperimentFile::read);
    }

    private static Sweep read(
            Path file, Overrides overrides, CommandSpec spec, BiFunction<Path, Overrides, Sweep> reader) {
        if (file.toString().isEmpty()) {
            throw new BadInput("FILE is empty; give the path of an experiment, a YAML file.");
        }
        Sweep sweep = reader.apply(file, overrides);
        OverridesWithoutEffect.sentences(overrides, sweep)
                .forEach(spec.commandLine().getErr()::println);
        return sweep;
    }
}
