package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.SortedMap;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no kill")
@Tag("slow")
class InterruptTest {
    private static final String ONE_TRIAL = Tiny.SETTINGS + "seeds: 1\nvariants: {control: {}}\n";

    @TempDir
    private static Path undisturbed;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        Tiny.write(undisturbed, "one", ONE_TRIAL);
        assertEquals(
                0, Program.in(undisturbed).run("run", "one.yaml", "--quiet").code());
    }

    @ParameterizedTest
    @CsvSource({"-INT,130", "-TERM,143"})
    void keepsWhatIsFinishedAndGoesOnFromThere(String signal, int code) throws Exception {
        assumeFalse(signal.equals("-INT") && Signals.interruptsAreIgnored(), "started in the background");
        Tiny.write(
                folder,
                "stopped",
                Tiny.SETTINGS.replace("train: 40", "train: 200").replace("epochs: 2", "epochs: 10")
                        + "seeds: 3\n"
                        + Tiny.VARIANTS);
        Program program = Program.in(folder);

        Process process = program.start("run", "stopped.yaml", "--jobs", "2", "--json");
        String lastEvent;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.startsWith("{\"event\":\"trial-finished\"")) {
                line = out.readLine();
            }
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            lastEvent = out.lines().reduce(line, (first, second) -> second);
        }
        List<String> messages = Program.all(process.getErrorStream()).lines().toList();
        assertEquals(code, Program.end(process));
        assertEquals("{\"event\":\"interrupted\"}", lastEvent);
        assertEquals(
                1,
                messages.stream().filter(line -> line.startsWith("Interrupted")).count());

        SortedMap<String, String> half = Program.files(folder.resolve("results/stopped"));
        assertTrue(half.keySet().stream().noneMatch(file -> file.endsWith(".part")), half.keySet()::toString);
        long finished = half.keySet().stream()
                .filter(file -> file.endsWith("trial.json"))
                .count();
        assertTrue(1 <= finished && finished < 6, () -> finished + " finished");
        half.keySet().removeIf(file -> file.endsWith("checkpoint.bin") || file.equals("lock"));
        // plan.yaml, experiment.yaml, looks.csv and two files of each trial.
        assertEquals(3 + 2 * finished, half.size());
        assertEquals(
                "Interrupted. " + finished + " of 6 trials " + (finished == 1 ? "is" : "are")
                        + " finished and kept; the same command goes on from there.",
                messages.get(messages.size() - 1));

        Result resumed = program.run("run", "stopped.yaml", "--jobs", "2");
        assertTrue(
                resumed.err()
                        .startsWith(
                                "stopped: 6 trials (3 variants, 3 seeds; variants that mean the same share trials), "
                                        + finished + " finished before, "),
                resumed.err());
        Result undisturbed = program.run("run", "stopped.yaml", "--results", "undisturbed", "--quiet");
        assertEquals(undisturbed.out(), resumed.out());
        assertFalse(undisturbed.out().isEmpty());
        assertEquals(
                Program.files(folder.resolve("undisturbed/stopped")), Program.files(folder.resolve("results/stopped")));
    }

    /** While it is drawn, while it is written, and when it is there already. */
    @ParameterizedTest
    @ValueSource(strings = {"trial-finished", ".dropwhere-report.new", "files.sha256"})
    void duringTheReportAllIsOldOrAllIsNewAndTheMessageIsRight(String when) throws Exception {
        Tiny.write(folder, "one", ONE_TRIAL);
        Program program = Program.in(folder);
        Path results = Files.createDirectories(folder.resolve("results/one"));
        Process process = program.start("run", "one.yaml", "--json");
        try (WatchService watch = folder.getFileSystem().newWatchService();
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            results.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            String line = out.readLine();
            while (line != null && !line.startsWith("{\"event\":\"trial-finished\"")) {
                line = out.readLine();
            }
            boolean seen = when.equals("trial-finished");
            while (!seen) {
                WatchKey key = watch.take();
                seen = key.pollEvents().stream()
                        .anyMatch(event -> String.valueOf(event.context()).equals(when));
                key.reset();
            }
            new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            out.lines()
                    .forEach(rest -> assertTrue(rest.contains("run-finished") || rest.contains("interrupted"), rest));
        }
        List<String> messages = Program.all(process.getErrorStream()).lines().toList();
        int code = Program.end(process);
        assertTrue(messages.stream().noneMatch(line -> line.contains("nexpected")), messages::toString);
        if (code != 0) {
            assertEquals(143, code);
            assertEquals(
                    "Interrupted. 1 of 1 trial is finished and kept; the same command goes on from there.",
                    messages.get(messages.size() - 1));
        }
        SortedMap<String, String> there = Program.files(results);
        boolean written = there.containsKey("report.html");
        assertEquals(written, there.containsKey("tables/summary.csv"));
        assertEquals(written, there.containsKey("charts/loss.png"));
        assertEquals(written, there.containsKey("files.sha256"));
        assertTrue(written || !when.equals("files.sha256"));

        assertEquals(0, program.run("report", "results/one").code());
        SortedMap<String, String> reported = Program.files(results);
        reported.remove("lock");
        assertEquals(Program.files(undisturbed.resolve("results/one")), reported);
    }
}
