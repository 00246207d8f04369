package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints in a folder that several machines reach, in a process that has Hadoop's libraries. */
class HadoopCheckpointsTest {
    private static final String FAILED = "The checkpoint";

    @TempDir
    private Path folder;

    private Result result(String scenario) throws Exception {
        Process process = SparkHome.java(
                        List.of(SparkHome.STARTS_FASTER),
                        Program.testClassPath() + File.pathSeparator + SparkHome.JARS + "/*",
                        List.of("org.dropwhere.cluster.CheckpointFolder", scenario, folder.toString()))
                .start();
        try (Driver driver = new Driver(process)) {
            Result result = driver.end();
            assertEquals(0, result.code(), result.err());
            return result;
        }
    }

    /** Each has kept what it has computed last; of those before, one stays. */
    @Test
    void twoMachinesThatTrainOneTrialAndOneThatReadsDoNotDisturbEachOther() throws Exception {
        Result result = result("together");
        assertFalse(result.err().contains(FAILED), result.err());
        List<String> lines = result.out().lines().toList();
        assertEquals("after 100 epochs", lines.get(0));
        assertEquals(2, lines.stream().filter("100.checkpoint"::equals).count(), result.out());
        assertTrue(lines.stream().allMatch(line -> line.matches("after \\d+ epochs|\\d+\\.checkpoint")), result.out());
        assertEquals("after 0 epochs", lines.get(lines.size() - 1), "all is removed with the trial");
    }

    @Test
    void theFurthestOfItsOwnKindIsWhereAMachineGoesOn() throws Exception {
        assertEquals(
                "after 1 epochs\n1.checkpoint\n3.checkpoint\n", result("kinds").out());
    }

    @Test
    void theOneBeforeIsTakenWhereTheFurthestIsDamaged() throws Exception {
        assertEquals(
                "after 1 epochs\n1.checkpoint\n2.checkpoint\n",
                result("damaged").out());
    }

    @Test
    void whatCannotBeWrittenIsSaidAndEndsNothing() throws Exception {
        Result result = result("in-the-way");
        assertTrue(result.err().contains(" after epoch 1 cannot be written into "), result.err());
        assertTrue(result.err().contains(" Training goes on without it."), result.err());
        assertTrue(result.out().startsWith("after 0 epochs\n"), result.out());
    }
}
