package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.cli.Tiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Machines that come and go while trials are trained. */
@ExtendWith(SharedCluster.class)
class LostMachinesTest {
    private static final String ONE_TRIAL = "seeds: 1\n" + Experiments.ONE_VARIANT;

    @TempDir
    private Path folder;

    private SortedMap<String, String> atHome(String name) throws Exception {
        Result home = new SparkProgram(folder).run("run", name + ".yaml", "--results", "home");
        assertEquals(0, home.code(), home.err());
        return Program.files(folder.resolve("home").resolve(name));
    }

    private SortedMap<String, String> files(String name) throws IOException {
        return Program.files(folder.resolve("results").resolve(name));
    }

    @Test
    void aWorkerThatJoinsLateTrainsWhatTheOnlyOtherHasLeft(StandaloneCluster cluster) throws Exception {
        Tiny.write(folder, "tiny", Experiments.LONG + "seeds: 6\n" + Experiments.ONE_VARIANT);
        cluster.haveWorkers(1);
        try (Driver driver =
                new SparkProgram(folder).start("run", "tiny.yaml", "--spark", cluster.address(), "--json")) {
            driver.await("trial-started");
            cluster.killWorker(cluster.workers().get(0));
            StandaloneCluster.Worker late = cluster.startWorker();
            Result end = driver.end();
            assertEquals(0, end.code(), end.err());
            assertTrue(late.executorLogs().stream().anyMatch(log -> log.contains("Finished task ")));
            Event.assertEachOnce(6, Experiments.EPOCHS, end.out());
        }
        assertEquals(atHome("tiny"), files("tiny"));
    }

    @Test
    void whatALostWorkerTrainedIsTrainedByTheOther(StandaloneCluster cluster) throws Exception {
        Tiny.write(folder, "tiny", Experiments.LONG + "seeds: 2\n" + Tiny.VARIANTS);
        try (Driver driver =
                new SparkProgram(folder).start("run", "tiny.yaml", "--spark", cluster.address(), "--json")) {
            driver.await("epoch");
            StandaloneCluster.Worker lost = cluster.workers().stream()
                    .filter(worker -> !worker.executors().isEmpty())
                    .findFirst()
                    .orElseThrow();
            cluster.killWorker(lost);
            Result end = driver.end();
            assertEquals(0, end.code(), end.err());
            assertTrue(
                    end.err()
                            .lines()
                            .anyMatch(line -> line.matches("Executor \\d+ on (127\\.0\\.0\\.1|localhost) is gone .*")),
                    end.err());
            Event.assertEachOnce(4, Experiments.EPOCHS, end.out());
        }
        assertEquals(atHome("tiny"), files("tiny"));
    }

    @Test
    void aTrialWhoseExecutorIsKilledGoesOnFromItsCheckpoint(StandaloneCluster cluster) throws Exception {
        int epochs = 60;
        Tiny.write(folder, "tiny", Experiments.LONG.replace("epochs: 12", "epochs: " + epochs) + ONE_TRIAL);
        Path checkpoints = Files.createDirectory(folder.resolve("checkpoints"));
        Path witness = Files.createDirectory(folder.resolve("witness"));
        try (Driver driver = new SparkProgram(folder)
                .start(
                        "run",
                        "tiny.yaml",
                        "--spark",
                        cluster.address(),
                        "--spark-checkpoints",
                        checkpoints.toUri().toString(),
                        "--spark-conf",
                        "spark.executor.extraClassPath=" + classesThatCountEpochs(witness),
                        "--json")) {
            while (!hasCheckpoint(checkpoints)) {
                driver.await("epoch");
            }
            for (ProcessHandle executor : cluster.executors()) {
                executor.destroyForcibly();
            }
            Result end = driver.end();
            assertEquals(0, end.code(), end.err());
            Event.assertEachOnce(1, epochs, end.out());
        }
        assertEquals(atHome("tiny"), files("tiny"));
        Map<String, Integer> trained = new TreeMap<>();
        try (Stream<Path> processes = Files.list(witness)) {
            for (Path process : processes.toList()) {
                trained.put(
                        process.getFileName().toString(),
                        Files.readAllLines(process).size());
            }
        }
        assertEquals(2, trained.size(), trained.toString());
        assertTrue(trained.values().stream().allMatch(count -> count < epochs), trained.toString());
        assertEquals(List.of(), List.copyOf(Program.files(checkpoints).keySet()));
    }

    private static boolean hasCheckpoint(Path folder) throws IOException {
        return Program.files(folder).keySet().stream().anyMatch(file -> file.endsWith(".checkpoint"));
    }

    /** The order of an epoch's sequences is the only permutation of so many. */
    private Path classesThatCountEpochs(Path witness) throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/dropwhere/random/RandomStream.java"));
        String method = "public int[] permutation(int size) {";
        String counting = source.replace(method, method + """

                        if (size == 8000) {
                            try {
                                java.nio.file.Files.writeString(
                                        java.nio.file.Path.of("%s", "" + ProcessHandle.current().pid()), "epoch\\n",
                                        java.nio.file.StandardOpenOption.CREATE,
                                        java.nio.file.StandardOpenOption.APPEND);
                            } catch (java.io.IOException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        """.formatted(witness));
        assertNotEquals(source, counting);
        return Classes.compile(folder, "RandomStream", counting);
    }
}
