package org.dropwhere.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import org.dropwhere.config.Words;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers wrong arguments with a sentence, the nearest match and where to find help. */
final class WrongArguments implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(
                e instanceof UnmatchedArgumentException unmatched
                        ? sentence(unmatched)
                        : capital(String.valueOf(e.getMessage())));
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }

    /** Of the first only: what Picocli makes of those behind it depends on what the first should have been. */
    private static String sentence(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String first = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            return "There is no option "
                    + known(first, command.getCommandSpec().optionsMap().keySet());
        }
        Set<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? "The argument " + Words.quoted(first) + " is one too many."
                : "There is no command " + known(first, commands);
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
