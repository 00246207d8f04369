package org.dropwhere.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dropwhere.config.BadInput;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place that turns exceptions into messages and exit codes. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return code(e, command.getErr());
    }

    /** Tells what happened; for errors too, which Picocli lets pass. */
    static int code(Throwable e, PrintWriter err) {
        if (e instanceof BadInput badInput) {
            badInput.sentences().forEach(err::println);
            return ExitCode.BAD_INPUT;
        }
        err.println("Unexpected failure: " + e);
        err.println(logged(e) + " To examine the installation: dropwhere doctor");
        return ExitCode.UNEXPECTED_FAILURE;
    }

    /** Keeps the stack trace and says where. */
    private static String logged(Throwable e) {
        try {
            Path log = Files.createTempFile("dropwhere-", ".log");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
                writer.println("dropwhere " + Version.text() + ", Java " + Runtime.version());
                e.printStackTrace(writer);
            }
            return "Details are in " + log + ".";
        } catch (IOException unwritable) {
            return "No log could be written: " + unwritable + ".";
        }
    }
}
