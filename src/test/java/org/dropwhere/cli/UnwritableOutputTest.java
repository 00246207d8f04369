package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class UnwritableOutputTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void runOnce() throws Exception {
        Tiny.write(folder);
        assertEquals(0, Program.in(folder).run("run", "tiny.yaml").code());
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(
            strings = {
                "--help",
                "plan tiny.yaml --format csv",
                "report results/tiny --format json",
                "run tiny.yaml",
                "verify results/tiny --sample 1 --json"
            })
    void saysThatResultsCouldNotBeWrittenToAFullDisk(String arguments) throws Exception {
        Result full = Program.in(folder).into(Path.of("/dev/full"), arguments.split(" "));
        List<String> lines = full.errLines();
        assertEquals(
                "Standard output is incomplete: No space left on device. Make room or write elsewhere, and give the command again.",
                lines.get(lines.size() - 1));
        assertEquals(ExitCode.ENVIRONMENT_FAILURE, full.code());
    }

    @Test
    void isFineWithAReaderThatHasReadEnough() throws Exception {
        Process process = Program.in(folder).start("plan", "tiny.yaml");
        process.getInputStream().close();
        assertEquals("", Program.all(process.getErrorStream()));
        assertEquals(0, Program.end(process));
    }

    @Test
    void keepsTheFirstReason() throws IOException {
        WatchedOutput output =
                new WatchedOutput(new Failing("No space left on device", "Input/output error"), () -> false);
        PrintWriter writer = new PrintWriter(output, true, StandardCharsets.UTF_8);
        writer.println("a");
        writer.println("b");
        assertTrue(output.isIncomplete());
        assertEquals("No space left on device", output.reason());
    }

    @Test
    void aPipeThatCannotBeWrittenIsClosedInEveryLanguage() {
        WatchedOutput output = new WatchedOutput(new Failing("Tubería rota"), () -> true);
        new PrintWriter(output, true, StandardCharsets.UTF_8).println("a");
        assertFalse(output.isIncomplete());
    }

    /** Fails with one reason after the other. */
    private static final class Failing extends OutputStream {
        private final List<String> reasons;
        private int next;

        Failing(String... reasons) {
            this.reasons = List.of(reasons);
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reasons.get(next++));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            write(bytes[from]);
        }
    }
}
