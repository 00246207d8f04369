package org.dropwhere.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The program's entry: standard output is for results, standard error for progress and messages, both in UTF-8. */
public final class Main {
    private Main() {}

    /** Runs the command that the arguments name and exits with its code, see {@link ExitCode}. */
    public static void main(String[] args) {
        // Libraries ask for the default where they format; results have the same bytes everywhere.
        Locale.setDefault(Locale.ROOT);
        WatchedOutput stdout = WatchedOutput.standardOutput();
        PrintWriter out = utf8(stdout);
        PrintWriter err = utf8(new FileOutputStream(FileDescriptor.err));
        int code = execute(args, out, err);
        out.flush();
        if (stdout.isIncomplete()) {
            err.println("Standard output is incomplete: " + stdout.reason()
                    + ". Make room or write elsewhere, and give the command again.");
            code = code == ExitCode.DONE ? ExitCode.ENVIRONMENT_FAILURE : code;
        }
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

    private static PrintWriter utf8(OutputStream stream) {
        return new VisiblePrinter(new PrintWriter(stream, true, StandardCharsets.UTF_8));
    }
}
