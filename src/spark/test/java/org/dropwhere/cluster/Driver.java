package org.dropwhere.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dropwhere.cli.Program.Result;

/** The program while it runs. Ends when it is closed. */
final class Driver implements AutoCloseable {
    private final Process process;
    private final Lines out;
    private final Lines err;

    Driver(Process process) {
        this.process = process;
        out = new Lines(process.getInputStream());
        err = new Lines(process.getErrorStream());
    }

    /** The next line of standard output; absent at the end. */
    Optional<String> next() throws InterruptedException {
        return out.next();
    }

    /** Reads on to an event of {@code --json}, by the beginning of its line. */
    String await(String event) throws InterruptedException {
        return out.await(line -> line.startsWith("{\"event\":\"" + event + "\""));
    }

    /** Lets it go on for a while, or to its end. */
    void letRun(int millis) throws InterruptedException {
        boolean unused = process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Reads on to its end. */
    Result end() throws InterruptedException {
        List<String> output = out.all();
        List<String> messages = err.all();
        if (!process.waitFor(Lines.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running, after " + messages);
        }
        return new Result(process.exitValue(), text(output), text(messages));
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
