package org.dropwhere.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a process writes, line by line. Its stream is read as it comes, so that the process never waits. */
final class Lines {
    /** Machines that test are busy with other things too. */
    static final int PATIENCE_SECONDS = 120;

    /** Absent at the end. */
    private final BlockingQueue<Optional<String>> queue = new LinkedBlockingQueue<>();

    private final List<String> read = new ArrayList<>();
    private boolean ended;

    Lines(InputStream in) {
        Thread reader = new Thread(() -> readAll(in));
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                queue.add(Optional.of(line));
            }
        } catch (IOException e) {
            // The process was killed by this one, which closes its streams.
        }
        queue.add(Optional.empty());
    }

    /** The next line; absent at the end. */
    Optional<String> next() throws InterruptedException {
        if (ended) {
            return Optional.empty();
        }
        Optional<String> line = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("no line for " + PATIENCE_SECONDS + " s, after " + read);
        }
        line.ifPresentOrElse(read::add, () -> ended = true);
        return line;
    }

    /** Reads on to a line; an error if there is none. */
    String await(Predicate<String> wanted) throws InterruptedException {
        Optional<String> line = next();
        while (line.isPresent() && !wanted.test(line.get())) {
            line = next();
        }
        return line.orElseThrow(() -> new AssertionError("not among " + read));
    }

    /** Reads on to the end; all lines, also those that were read before. */
    List<String> all() throws InterruptedException {
        Optional<String> line = next();
        while (line.isPresent()) {
            line = next();
        }
        return List.copyOf(read);
    }
}
