package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.dropwhere.cli.Program;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.cli.Signals;
import org.dropwhere.cli.Tiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedCluster.class)
class ClusterInterruptTest {
    @TempDir
    private Path folder;

    @Test
    void keepsWhatIsFinishedGivesTheExecutorsBackAndGoesOnFromThere(StandaloneCluster cluster) throws Exception {
        assumeFalse(Signals.interruptsAreIgnored(), "started in the background");
        Tiny.write(folder, "tiny", Experiments.LONG + "seeds: 6\n" + Experiments.ONE_VARIANT);
        SparkProgram program = new SparkProgram(folder);
        Result stopped;
        try (Driver driver = program.start("run", "tiny.yaml", "--json", "--spark", cluster.address())) {
            driver.await("trial-finished");
            driver.interrupt();
            stopped = driver.end();
        }
        assertEquals(130, stopped.code(), stopped.err());
        List<String> events = stopped.out().lines().toList();
        assertEquals("{\"event\":\"interrupted\"}", events.get(events.size() - 1));
        cluster.awaitNoExecutors();

        SortedMap<String, String> half = Program.files(folder.resolve("results/tiny"));
        long finished = half.keySet().stream()
                .filter(file -> file.endsWith("/trial.json"))
                .count();
        assertTrue(1 <= finished && finished < 6, () -> finished + " finished");
        assertEquals(
                List.of("Interrupted. " + finished + " of 6 trials " + (finished == 1 ? "is" : "are")
                        + " finished and kept; the same command goes on from there."),
                stopped.err()
                        .lines()
                        .filter(line -> line.startsWith("Interrupted"))
                        .toList());

        Result resumed = program.run("run", "tiny.yaml", "--spark", cluster.address());
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains(finished + " finished before"), resumed.err());
        Result home = program.run("run", "tiny.yaml", "--results", "home");
        assertEquals(home.out(), resumed.out());
        assertEquals(Program.files(folder.resolve("home/tiny")), Program.files(folder.resolve("results/tiny")));
    }
}
