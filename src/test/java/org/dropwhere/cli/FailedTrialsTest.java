package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class FailedTrialsTest {
    private static final String STEEP =
            Tiny.SETTINGS.replace("batch-size: 16", "batch-size: 16, optimizer: {rmsprop: {learning-rate: 1e38}}");

    @TempDir
    private Path folder;

    @Test
    void namesEveryTrialWhoseLossIsNotFiniteAndKeepsTheRest() throws Exception {
        Tiny.write(folder, "steep", STEEP + "seeds: 2\n" + Tiny.VARIANTS);
        Result result = Program.in(folder).run("run", "steep.yaml", "--jobs", "1");
        assertEquals(3, result.code());

        List<String> messages = result.errLines().stream()
                .map(line -> line.replaceAll("batch \\d was (NaN|-?Infinity)", "batch # was #"))
                .toList();
        assertEquals(
                List.of(
                        "steep: 4 trials (3 variants, 2 seeds; variants that mean the same share trials), 1 at a time",
                        "control, seed 1 failed in epoch 1: The training loss of batch # was #.",
                        "in-keras-words = by-site, seed 1 failed in epoch 1: The training loss of batch # was #.",
                        "control, seed 2 failed in epoch 1: The training loss of batch # was #.",
                        "in-keras-words = by-site, seed 2 failed in epoch 1: The training loss of batch # was #.",
                        "No charts: no trial has completed an epoch.",
                        "The report is " + Path.of("results", "steep", "report.html") + ", with tables beside it.",
                        "control, seed 1 failed in epoch 1: The training loss of batch # was #.",
                        "in-keras-words = by-site, seed 1 failed in epoch 1: The training loss of batch # was #.",
                        "control, seed 2 failed in epoch 1: The training loss of batch # was #.",
                        "in-keras-words = by-site, seed 2 failed in epoch 1: The training loss of batch # was #.",
                        "4 of 4 trials failed; --retry-failed tries them again."),
                messages);

        SortedMap<String, String> files = Program.files(folder.resolve("results/steep"));
        assertEquals(
                List.of(
                        "experiment.yaml",
                        "files.sha256",
                        "looks.csv",
                        "plan.yaml",
                        "report.html",
                        "tables/comparisons.csv",
                        "tables/comparisons.md",
                        "tables/epochs.csv",
                        "tables/epochs.md",
                        "tables/summary.csv",
                        "tables/summary.md"),
                files.keySet().stream()
                        .filter(file -> !file.startsWith("trials/"))
                        .toList());
        assertEquals(4 * 2, files.size() - 11);
        String summary = files.getOrDefault("tables/summary.csv", "");
        assertTrue(summary.contains("\ncontrol,test_accuracy_at_best,0,2,,,,,0.500000,0.500000\n"), summary);
        assertTrue(
                summary.lines()
                        .skip(1)
                        .allMatch(row -> row.matches("[a-z-]+,[a-z_]+,0,2,,,,,(0\\.500000)?,(0\\.500000|0\\.693147)?")),
                summary);
        assertEquals(1, files.getOrDefault("tables/epochs.csv", "").lines().count());
        files.forEach((file, text) -> assertTrue(!file.startsWith("tables/") || !text.contains("NaN"), file));
    }

    @Test
    void doesNotTryAgainWhatFailedUnlessItIsTold() throws Exception {
        Tiny.write(folder, "steep", STEEP + "seeds: 2\nvariants: {control: {}}\n");
        Program program = Program.in(folder);
        Result first = program.run("run", "steep.yaml", "--jobs", "1");
        assertEquals(3, first.code());
        SortedMap<String, String> files = Program.files(folder.resolve("results/steep"));

        Result again = program.run("run", "steep.yaml", "--jobs", "1");
        assertEquals(3, again.code());
        assertEquals(
                "steep: 2 trials, all finished before but 2 that failed; nothing to train",
                again.errLines().get(0));
        assertEquals(first.out(), again.out());

        Result retried = program.run("run", "steep.yaml", "--jobs", "1", "--retry-failed");
        assertEquals(3, retried.code());
        assertEquals(
                "steep: 2 trials (1 variant, 2 seeds), 2 failed before, 1 at a time",
                retried.errLines().get(0));
        assertTrue(retried.errLines().get(1).startsWith("control, seed 1 failed in epoch 1: "));
        assertEquals(first.out(), retried.out());
        assertEquals(files, Program.files(folder.resolve("results/steep")));
    }

    @Test
    void stopsAtTheFirstFailureIfItShallAndGoesOnAfterwards() throws Exception {
        Tiny.write(folder, "steep", STEEP + "seeds: 3\nvariants: {control: {}}\n");
        Program program = Program.in(folder);
        Result fast = program.run("run", "steep.yaml", "--jobs", "1", "--fail-fast");
        assertEquals(3, fast.code());
        assertTrue(
                fast.errLines()
                        .contains("Stopped at a failure. 1 of 3 trials have ended;"
                                + " the same command goes on with the others."),
                fast.err());
        assertEquals("1 of 3 trials failed; --retry-failed tries them again.", last(fast));
        assertTrue(Program.files(folder.resolve("results/steep"))
                .getOrDefault("tables/summary.csv", "")
                .contains("\ncontrol,test_accuracy_at_best,0,1,,,,,0.500000,0.500000\n"));

        Result retried = program.run("run", "steep.yaml", "--jobs", "1", "--fail-fast", "--retry-failed");
        assertTrue(
                retried.errLines()
                        .contains("Stopped at a failure. 1 of 3 trials have ended;"
                                + " the same command without --retry-failed goes on with the others."),
                retried.err());

        Result rest = program.run("run", "steep.yaml", "--jobs", "1");
        assertEquals("3 of 3 trials failed; --retry-failed tries them again.", last(rest));
        assertEquals(3, rest.code());

        Result nothingLeft = program.run("run", "steep.yaml", "--jobs", "1", "--fail-fast", "--retry-failed");
        assertTrue(
                nothingLeft.errLines().contains("Stopped at a failure. All 3 trials have ended."), nothingLeft.err());
    }

    private static String last(Result result) {
        return result.errLines().get(result.errLines().size() - 1);
    }
}
