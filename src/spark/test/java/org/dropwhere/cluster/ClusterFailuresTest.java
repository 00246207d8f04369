package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.dropwhere.cli.Program;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.cli.Tiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Trials that fail on a cluster. */
@ExtendWith(SharedCluster.class)
class ClusterFailuresTest {
    @TempDir
    private Path folder;

    @Test
    void trialsFailAsAtHomeAndAreTriedAgainWhenTheyShallBe(StandaloneCluster cluster) throws Exception {
        Tiny.write(folder, "steep", Experiments.STEEP + "seeds: 2\n" + Tiny.VARIANTS);
        SparkProgram program = new SparkProgram(folder);
        Result home = program.run("run", "steep.yaml", "--results", "home");
        assertEquals(3, home.code(), home.err());
        SortedMap<String, String> expected = Program.files(folder.resolve("home/steep"));

        Result failed = program.run("run", "steep.yaml", "--spark", cluster.address());
        assertEquals(3, failed.code(), failed.err());
        assertEquals(home.out(), failed.out());
        assertEquals(expected, Program.files(folder.resolve("results/steep")));

        Result retried = program.run("run", "steep.yaml", "--retry-failed", "--spark", cluster.address());
        assertEquals(3, retried.code(), retried.err());
        assertTrue(retried.err().contains(", 4 failed before, "), retried.err());
        assertTrue(retried.err().contains("4 of 4 trials failed; --retry-failed tries them again.\n"), retried.err());
        assertEquals(expected, Program.files(folder.resolve("results/steep")));
    }

    @Test
    void theFirstFailureStopsARunThatShallStop(StandaloneCluster cluster) throws Exception {
        Tiny.write(folder, "steep", Experiments.STEEP + "seeds: 200\n" + Experiments.ONE_VARIANT);
        Result fast = new SparkProgram(folder).run("run", "steep.yaml", "--fail-fast", "--spark", cluster.address());
        assertEquals(3, fast.code(), fast.err());
        assertTrue(
                fast.err()
                        .lines()
                        .anyMatch(line -> line.matches(
                                "Stopped at a failure\\. \\d+ of 200 trials have ended; the same command goes on with the"
                                        + " others\\.")),
                fast.err());
    }

    @Test
    void anUnexpectedFailureLeavesTheTraceOfTheExecutor(StandaloneCluster cluster) throws Exception {
        Tiny.write(folder, "tiny", Tiny.SETTINGS + "seeds: 1\n" + Experiments.ONE_VARIANT);
        String source = Files.readString(Path.of("src/main/java/org/dropwhere/random/RandomStream.java"));
        String method = "public int[] permutation(int size) {";
        String broken = source.replace(
                method, method + " if (size == 40) { throw new IllegalStateException(\"The order is lost\"); }");
        assertNotEquals(source, broken);
        Result result = new SparkProgram(folder)
                .run(
                        "run",
                        "tiny.yaml",
                        "--spark",
                        cluster.address(),
                        "--spark-conf",
                        "spark.executor.extraClassPath=" + Classes.compile(folder, "RandomStream", broken));
        assertEquals(3, result.code(), result.err());
        assertTrue(
                result.err()
                        .contains("control, seed 1 failed in epoch 1: Stopped by an unexpected failure:"
                                + " java.lang.IllegalStateException: The order is lost"),
                result.err());
        SortedMap<String, String> files = Program.files(folder.resolve("results/tiny"));
        List<String> logs = files.keySet().stream()
                .filter(file -> file.endsWith("/failure.log"))
                .toList();
        assertEquals(1, logs.size(), files.keySet()::toString);
        String trace = files.getOrDefault(logs.get(0), "");
        assertTrue(trace.startsWith("java.lang.IllegalStateException: The order is lost\n"), trace);
        assertTrue(trace.contains("\tat org.dropwhere.training."), trace);
    }
}
