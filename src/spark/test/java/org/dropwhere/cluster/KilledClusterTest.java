package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.dropwhere.cli.Program;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.cli.Tiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose processes are killed at random moments end with the same bytes as one at home that nobody disturbs. */
@ExtendWith(SharedCluster.class)
class KilledClusterTest {
    /** Ten in {@code .ci/run}, 50 with the Maven profile spark-proof. */
    private static final int KILLS = Integer.getInteger("proof.kills", 10);

    /** Of the random moments; -Dproof.seed repeats one. */
    private static final long SEED = Long.getLong("proof.seed", 7);

    /** Lost more often, a trial has failed. */
    private static final int MOST_LOSSES_OF_A_RUN = 3;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> killed = new ArrayList<>();

    @Test
    void endsWithTheSameBytesHoweverOftenExecutorsWorkersAndDriversAreKilled(StandaloneCluster cluster)
            throws Exception {
        Tiny.write(folder, "tiny", Experiments.LONG + "seeds: 2\n" + Tiny.VARIANTS);
        SparkProgram program = new SparkProgram(folder);
        Result undisturbed = program.run("run", "tiny.yaml", "--results", "undisturbed", "--jobs", "2");
        assertEquals(0, undisturbed.code(), undisturbed.err());
        SortedMap<String, String> expected = Program.files(folder.resolve("undisturbed/tiny"));

        for (int round = 1; killed.size() < KILLS; round++) {
            String results = "round-" + round;
            Result end = runToItsEnd(program, results, cluster);
            assertEquals(0, end.code(), () -> this + ": " + end);
            assertTrue(!end.err().contains("damaged"), () -> this + ": " + end);
            assertEquals(expected, Program.files(folder.resolve(results + "/tiny")), this::toString);
            Result shown = program.run("run", "tiny.yaml", "--results", results);
            assertEquals(undisturbed.out(), shown.out(), this::toString);
        }
    }

    /** As often as it takes. */
    private Result runToItsEnd(SparkProgram program, String results, StandaloneCluster cluster) throws Exception {
        Optional<Result> end = Optional.empty();
        while (end.isEmpty()) {
            try (Driver driver =
                    program.start("run", "tiny.yaml", "--results", results, "--spark", cluster.address(), "--json")) {
                end = disturb(driver, cluster);
            }
        }
        return end.get();
    }

    /** To its end; absent if it was killed itself. */
    private Optional<Result> disturb(Driver driver, StandaloneCluster cluster) throws Exception {
        int losses = 0;
        while (killed.size() < KILLS && losses < MOST_LOSSES_OF_A_RUN && driver.isRunning()) {
            letRun(driver);
            if (!driver.isRunning()) {
                break;
            }
            List<StandaloneCluster.Worker> workers = cluster.workers();
            StandaloneCluster.Worker worker = workers.get(random.nextInt(workers.size()));
            switch (random.nextInt(3)) {
                case 0 -> {
                    List<ProcessHandle> executors = worker.executors();
                    if (!executors.isEmpty()) {
                        executors.get(0).destroyForcibly();
                        killed.add("executor");
                        losses++;
                    }
                }
                case 1 -> {
                    cluster.killWorker(worker);
                    cluster.startWorker();
                    killed.add("worker");
                    losses++;
                }
                default -> {
                    driver.kill();
                    killed.add("driver");
                    return Optional.empty();
                }
            }
        }
        return Optional.of(driver.end());
    }

    /** Up to a random event, some before the first one, and a few milliseconds more. */
    private void letRun(Driver driver) throws Exception {
        int events = random.nextInt(6) == 0 ? 0 : random.nextInt(16);
        Optional<String> event = Optional.of("");
        for (int i = 0; i < events && event.isPresent(); i++) {
            event = driver.next();
        }
        driver.letRun(random.nextInt(events == 0 ? 5000 : 50));
    }

    @Override
    public String toString() {
        return "-Dproof.seed=" + SEED + " after " + killed;
    }
}
