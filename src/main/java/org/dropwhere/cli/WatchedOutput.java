package org.dropwhere.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Remembers the first failure to write, which the {@link java.io.PrintWriter} above it keeps to itself. A reader that
 * has read enough and closed its end, as {@code head} does, is no failure.
 */
final class WatchedOutput extends FilterOutputStream {
    private Optional<IOException> failure = Optional.empty();

    private final BooleanSupplier isPipe;

    /** @param isPipe asked after a failure: whether the stream leads into a pipe, which is never full for good */
    WatchedOutput(OutputStream out, BooleanSupplier isPipe) {
        super(out);
        this.isPipe = isPipe;
    }

    /**
     * Standard output of this process. Whether it is a pipe is known on Linux only; elsewhere the error message
     * decides.
     */
    static WatchedOutput standardOutput() {
        return new WatchedOutput(new FileOutputStream(FileDescriptor.out), WatchedOutput::isStandardOutputAPipe);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = Optional.of(failure.orElse(e));
            throw e;
        }
    }

    /** Whether output was lost that has a reader. */
    boolean isIncomplete() {
        return failure.isPresent() && !isClosed(reason());
    }

    /** Why, in the system's words; empty if all was written. */
    String reason() {
        return failure.map(e -> String.valueOf(e.getMessage())).orElse("");
    }

    /**
     * Java has no type for it: "Broken pipe", on Windows "The pipe is being closed"; closed from the beginning "Bad
     * file descriptor". The words may be translated.
     */
    private boolean isClosed(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        return words.contains("pipe")
                || words.contains("bad file descriptor")
                || words.contains("handle is invalid")
                || isPipe.getAsBoolean();
    }

    private static boolean isStandardOutputAPipe() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            // Not Linux, or closed.
            return false;
        }
    }
}
