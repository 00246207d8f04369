package org.dropwhere.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import org.dropwhere.text.Words;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers wrong arguments with a sentence, the nearest match and where to find help. */
final class WrongArguments implements IParameterExceptionHandler {
    /** Characters of a message, since Picocli's contain the arguments. Chosen, not measured. */
    private static final int LONGEST = 1000;

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(Words.shortened(sentence(e), LONGEST));
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return sentence(unmatched);
        }
        if (e.getArgSpec() instanceof OptionSpec option && option.typeInfo().isBoolean()) {
            return "The option " + option.longestName() + " takes no value; leave out " + Words.quoted(e.getValue())
                    + ".";
        }
        // Picocli's own help command has no exception of its own for a command that is not there.
        String message = String.valueOf(e.getMessage());
        return message.startsWith("Unknown subcommand")
                ? noCommand(e.getValue(), e.getCommandLine())
                : capital(message);
    }

    /** Of the first only: what Picocli makes of those behind it depends on what the first should have been. */
    private static String sentence(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String first = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            return "There is no option "
                    + known(first, command.getCommandSpec().optionsMap().keySet());
        }
        return command.getSubcommands().isEmpty()
                ? "The argument " + Words.quoted(first) + " is one too many."
                : noCommand(first, command);
    }

    private static String noCommand(String written, CommandLine parent) {
        if (parent.getSubcommands().containsKey(written)) {
            return "The command " + written
                    + " stands behind \"--\", after which nothing is a command; leave out \"--\".";
        }
        return "There is no command " + known(written, parent.getSubcommands().keySet());
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String known(String written, Set<String> names) {
        // Every letter resembles every other.
        String nearest = written.length() <= "-x".length() ? "" : Words.suggestion(Words.nearest(written, names));
        return Words.quoted(written) + (nearest.isEmpty() ? "." : nearest);
    }
}
