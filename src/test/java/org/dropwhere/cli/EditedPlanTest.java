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
class EditedPlanTest {
    @TempDir
    private Path folder;

    @Test
    void keepsFinishedTrialsRunsNewOnesAndNamesThoseThatAreNoLongerPartOfIt() throws Exception {
        Program program = Program.in(folder);
        Tiny.write(folder, "tiny", Tiny.SETTINGS + "seeds: 2\nvariants: {a: {}, b: {lstm-input: 0.5}}\n");
        assertEquals(0, program.run("run", "tiny.yaml").code());
        SortedMap<String, String> before = Program.files(folder.resolve("results/tiny"));

        String edited = Tiny.SETTINGS + "seeds: [2, 3]\nvariants: {c: {after-lstm: 0.5}, b: {lstm-input: 0.5}}\n";
        Tiny.write(folder, "tiny", edited);
        Result second = program.run("run", "tiny.yaml");
        assertEquals(0, second.code());
        List<String> messages = second.errLines();
        assertTrue(
                messages.get(0)
                        .matches("3 finished trials are not part of the experiment any more, and stay: "
                                + "([ab], seed [12] \\([0-9a-f]{16}\\)(; |\\.)){3}"),
                messages.get(0));
        assertTrue(messages.get(0).contains("b, seed 1 ("));
        // The plan before does not know them any more; b drops what a mask after the embedding would.
        Result third = program.run("run", "tiny.yaml", "--quiet");
        assertEquals("", third.err());
        String again = program.run("run", "tiny.yaml").errLines().get(0);
        assertTrue(
                again.matches("3 finished trials are not part of the experiment any more, and stay: "
                        + "((no dropout|after-embedding 0\\.5), seed [12] \\([0-9a-f]{16}\\)(; |\\.)){3}"),
                again);
        assertEquals(
                "tiny: 4 trials (2 variants, 2 seeds), 1 finished before, ",
                messages.get(1).replaceFirst("\\d at a time.*", ""));

        SortedMap<String, String> after = Program.files(folder.resolve("results/tiny"));
        before.keySet().removeIf(file -> !file.startsWith("trials/"));
        before.forEach((file, content) -> assertEquals(content, after.get(file), file));

        // What is part of it is as if there had never been anything else.
        assertEquals(0, program.run("run", "tiny.yaml", "--results", "fresh").code());
        SortedMap<String, String> fresh = Program.files(folder.resolve("fresh/tiny"));
        after.keySet().retainAll(fresh.keySet());
        // But for what remembers that b was looked at before.
        assertTrue(after.getOrDefault("report.html", "").contains("The results of seeds 1, 2 had been seen before"));
        List.of("looks.csv", "report.html", "files.sha256").forEach(file -> {
            fresh.remove(file);
            after.remove(file);
        });
        assertEquals(fresh, after);
    }
}
