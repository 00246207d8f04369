package org.dropwhere.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.execution.ProgramVersion;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.report.Missing;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place that turns exceptions into messages and exit codes. */
final class Failures implements IExecutionExceptionHandler {

    /** Characters of a message. Chosen, not measured. */
    private static final int LONGEST = 1000;

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return code(e, command.getErr());
    }

    /** Prints the message and gives the exit code; also for {@link Error}s, which Picocli does not catch. */
    static int code(Throwable e, PrintWriter err) {
        if (Interruption.isUnderWay()) {
            // The interruption caused it, and has printed its message.
            return ExitCode.INTERRUPTED;
        }
        if (e instanceof ExpectedFailure failure) {
            failure.sentences().forEach(err::println);
            return failure instanceof BadInput ? ExitCode.BAD_INPUT : ExitCode.ENVIRONMENT_FAILURE;
        }
        if (e instanceof OutOfMemoryError) {
            err.println("Out of memory; allow the JVM more, for example with DROPWHERE_JAVA_OPTS=-Xmx8g");
            return ExitCode.UNEXPECTED_FAILURE;
        }
        err.println("Unexpected failure: " + Words.shortened(e.toString(), LONGEST));
        err.println(logged(List.of(e)) + " To examine the installation: dropwhere doctor");
        return ExitCode.UNEXPECTED_FAILURE;
    }

    /** Sentences on what a report lacks; the stack traces are kept. */
    static List<String> sentences(List<Missing> missing) {
        if (missing.isEmpty()) {
            return List.of();
        }
        List<String> sentences =
                new ArrayList<>(missing.stream().map(Missing::sentence).toList());
        sentences.add("The report lacks " + Phrases.count(missing.size(), "part") + "; all else is as it should be. "
                + logged(missing.stream().flatMap(part -> part.cause().stream()).toList()));
        return sentences;
    }

    /** Writes the stack traces to a log file; a sentence that names it. */
    private static String logged(List<Throwable> failures) {
        try {
            Path log = Files.createTempFile("dropwhere-", ".log");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
                writer.println("dropwhere " + ProgramVersion.text() + ", Java " + Runtime.version());
                failures.forEach(failure -> failure.printStackTrace(writer));
            }
            return "Details are in " + log + ".";
        } catch (IOException unwritable) {
            return "No log could be written: " + unwritable + ".";
        }
    }
}
