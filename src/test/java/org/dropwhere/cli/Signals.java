package org.dropwhere.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Signals to processes. */
public final class Signals {
    private Signals() {}

    /**
     * Sends one.
     *
     * @param signal as the command kill takes it
     */
    public static void send(String signal, ProcessHandle process) throws IOException, InterruptedException {
        int unused = new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /**
     * Whoever starts this JVM may have told it to ignore interrupts, as shells do in the background; its children then
     * do too.
     */
    public static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        // Bit 1 is signal 2, SIGINT.
        return (Long.parseUnsignedLong(ignored, 16) & 2) != 0;
    }
}
