package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedTrialsTest {
    @TempDir
    private Path folder;

    @Test
    void namesEveryTrialWhoseLossIsNotFiniteAndKeepsTheRest() throws Exception {
        Tiny.write(
                folder,
                "steep",
                Tiny.SETTINGS.replace("batch-size: 16", "batch-size: 16, optimizer: {rmsprop: {learning-rate: 1e38}}")
                        + "seeds: 2\n"
                        + Tiny.VARIANTS);
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
                        "4 of 4 trials failed; the same command runs them again."),
                messages);

        SortedMap<String, String> files = Program.files(folder.resolve("results/steep"));
        assertEquals(
                List.of(
                        "experiment.yaml",
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
        assertEquals(4 * 2, files.size() - 9);
        String summary = files.getOrDefault("tables/summary.csv", "");
        assertTrue(summary.contains("\ncontrol,test_accuracy_at_best,0,2,,,,\n"), summary);
        assertTrue(summary.lines().skip(1).allMatch(row -> row.matches("[a-z-]+,[a-z_]+,0,2,,,,")), summary);
        assertEquals(1, files.getOrDefault("tables/epochs.csv", "").lines().count());
        files.forEach((file, text) -> assertTrue(!file.startsWith("tables/") || !text.contains("NaN"), file));
    }
}
