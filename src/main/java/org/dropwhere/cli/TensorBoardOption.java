package org.dropwhere.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.dropwhere.experiment.TensorBoard;
import org.dropwhere.text.Words;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whether a command writes event files for TensorBoard. */
final class TensorBoardOption {
    /** What stands for the folder in the results; no path that somebody would write. */
    private static final String IN_RESULTS = "tensorboard in the results folder";

    @Option(
            names = "--tensorboard",
            arity = "0..1",
            fallbackValue = IN_RESULTS,
            paramLabel = "DIR",
            converter = Converter.class,
            preprocessor = OnlyAttached.class,
            description =
                    "Write event files for TensorBoard too: a run for each variant and seed. Without =DIR they go to tensorboard in"
                            + " the experiment's results folder")
    private TensorBoard choice = TensorBoard.NONE;

    TensorBoard choice() {
        return choice;
    }

    /** How to look at what was written, if something was. */
    Optional<String> message(Path results) {
        return choice.place(results)
                .map(folder -> "For TensorBoard: tensorboard --logdir " + Words.path(folder, folder.toString()));
    }

    /** Reads arguments. */
    static final class Converter implements ITypeConverter<TensorBoard> {
        @Override
        public TensorBoard convert(String written) {
            if (written.equals(IN_RESULTS)) {
                return TensorBoard.IN_RESULTS;
            }
            if (written.isEmpty()) {
                throw new TypeConversionException("it is empty; give the path of a folder");
            }
            try {
                return TensorBoard.in(Path.of(written));
            } catch (InvalidPathException e) {
                throw new TypeConversionException("this is no path: " + e.getMessage());
            }
        }
    }

    /** A folder has to stand behind an equals sign: after a space comes the command's own argument. */
    static final class OnlyAttached implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // Picocli's signature.
        public boolean preprocess(
                Stack<String> args, CommandSpec commandSpec, ArgSpec argSpec, Map<String, Object> info) {
            if (!"=".equals(info.get("separator"))) {
                args.push(IN_RESULTS);
            }
            return false;
        }
    }
}
