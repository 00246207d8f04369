package org.dropwhere.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Remembers the first failure to write, which the {@link java.io.PrintWriter} above it keeps to itself. A reader that
 * has read enough and closed its end, as {@code head} does, is no failure.
 */
final class WatchedOutput extends FilterOutputStream {
    private Optional<IOException> failure = Optional.empty();

    WatchedOutput(OutputStream out) {
        super(out);
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

    /** Whether something that somebody still wants to read could not be written. */
    boolean isIncomplete() {
        return failure.isPresent() && !isClosed(reason());
    }

    /** Why, in the system's words; empty if all was written. */
    String reason() {
        return failure.map(e -> String.valueOf(e.getMessage())).orElse("");
    }

    /**
     * Java has no type for it: "Broken pipe", on Windows "The pipe is being closed"; closed from the beginning "Bad
     * file descriptor".
     */
    private static boolean isClosed(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        return words.contains("pipe") || words.contains("bad file descriptor") || words.contains("handle is invalid");
    }
}
