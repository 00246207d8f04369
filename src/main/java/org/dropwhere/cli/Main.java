package org.dropwhere.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program's entry: standard output is for results, standard error for progress and messages, both in UTF-8. */
public final class Main {
    private Main() {}

    /** Runs the command that the arguments name and exits with its code, see {@link ExitCode}. */
    public static void main(String[] args) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int code = execute(args, out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static int execute(String[] args, PrintWriter out, PrintWriter err) {
        try {
            return Dropwhere.commandLine(out, err).execute(args);
        } catch (Error e) {
            return Failures.code(e, err);
        }
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new VisiblePrinter(
                new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8));
    }
}
