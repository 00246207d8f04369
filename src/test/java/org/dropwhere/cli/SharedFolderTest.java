package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What others do to a run's folder and file while it is running. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no kill")
class SharedFolderTest {
    /** So many that no run gets to the end before the test is done with it. */
    private static final String LONG =
            Tiny.SETTINGS.replace("epochs: 2", "epochs: 100000") + "seeds: 2\n" + Tiny.VARIANTS;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void write() throws Exception {
        Tiny.write(folder, "long", LONG);
        Tiny.write(folder);
        program = Program.in(folder);
    }

    @Test
    void aSecondRunIsToldWhoHasTheFolderUntilThatOneIsDead() throws Exception {
        try (RunningProgram first = RunningProgram.start(program, "run", "long.yaml")) {
            assertTrue(first.await("epoch"));
            Result second = program.run("run", "long.yaml");
            assertEquals(2, second.code());
            assertEquals("", second.out());
            assertTrue(
                    second.err()
                            .matches("\\Q" + Path.of("results", "long") + "\\E is in use by process " + first.pid()
                                    + " since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\."
                                    + " One run at a time may use a folder\\.\n"),
                    second.err());
            assertTrue(first.kill());
        }
        assertTrue(Files.exists(folder.resolve("results/long/lock")), "as the dead have left it");
        try (RunningProgram third = RunningProgram.start(program, "run", "long.yaml")) {
            assertTrue(third.await("epoch"));
        }
    }

    @Test
    void aRunWhoseFolderIsRemovedSaysSoAndTheNextOneBeginsAgain() throws Exception {
        try (RunningProgram run = RunningProgram.start(program, "run", "long.yaml", "--jobs", "2")) {
            assertTrue(run.await("epoch"));
            Files.move(folder.resolve("results/long"), folder.resolve("removed"));
            Result result = run.end();
            assertEquals(5, result.code());
            assertEquals(
                    Path.of("results", "long")
                            + " was removed while the run was using it. The same command begins again.",
                    result.errLines().get(result.errLines().size() - 1));
        }
        assertTrue(Files.notExists(folder.resolve("results/long")), "nothing was made in its place");
        Files.createDirectories(folder.resolve("results"));
        Files.move(folder.resolve("removed"), folder.resolve("results/long"));
        try (RunningProgram run = RunningProgram.start(program, "run", "long.yaml")) {
            assertTrue(run.next().orElse("").contains("\"begun\":"));
            assertTrue(run.await("epoch"));
        }
    }

    @Test
    void editingTheExperimentChangesNothingInARunThatHasBegun() throws Exception {
        assertEquals(
                0, program.run("run", "tiny.yaml", "--results", "undisturbed").code());
        try (RunningProgram run = RunningProgram.start(program, "run", "tiny.yaml")) {
            assertTrue(run.await("run-started"));
            Files.writeString(folder.resolve("tiny.yaml"), "variants: {other: {}}\n");
            assertEquals(0, run.end().code());
        }
        assertEquals(Program.files(folder.resolve("undisturbed/tiny")), Program.files(folder.resolve("results/tiny")));
    }
}
