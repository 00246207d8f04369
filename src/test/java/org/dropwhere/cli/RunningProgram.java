package org.dropwhere.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A run with {@code --json} that a test follows event by event. */
final class RunningProgram implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final CompletableFuture<String> err;

    private RunningProgram(Process process) {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        err = CompletableFuture.supplyAsync(() -> Program.all(process.getErrorStream()));
    }

    static RunningProgram start(Program program, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(args));
        command.add("--json");
        return new RunningProgram(program.start(command.toArray(String[]::new)));
    }

    long pid() {
        return process.pid();
    }

    /** Reads up to the next event of this name; false if there is none any more. */
    boolean await(String event) throws IOException {
        Optional<String> line = next();
        while (line.isPresent() && !line.get().startsWith("{\"event\":\"" + event + "\"")) {
            line = next();
        }
        return line.isPresent();
    }

    /** The next event; absent at the end. */
    Optional<String> next() throws IOException {
        return Optional.ofNullable(out.readLine());
    }

    /** As {@code kill -9}; true if it was still running, false if it had ended well. */
    boolean kill() throws InterruptedException {
        process.destroyForcibly();
        int code = process.waitFor();
        // 128 and the signal's number.
        if (code != 0 && code != 128 + 9) {
            throw new AssertionError("ended by itself with " + code + ": " + err.join());
        }
        return code != 0;
    }

    Process process() {
        return process;
    }

    /** Reads on to the end. */
    Program.Result end() throws Exception {
        StringBuilder rest = new StringBuilder();
        for (Optional<String> line = next(); line.isPresent(); line = next()) {
            rest.append(line.get()).append('\n');
        }
        return new Program.Result(Program.end(process), rest.toString(), err.get());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        out.close();
    }
}
