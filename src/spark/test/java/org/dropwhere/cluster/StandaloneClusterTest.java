package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.cli.Tiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneClusterTest {
    @TempDir
    private Path folder;

    @Test
    void listensOnTheLoopbackInterfaceOnlyAndLeavesNothingAlsoInTheMiddleOfARun() throws Exception {
        Tiny.write(folder, "long", Tiny.SETTINGS.replace("epochs: 2", "epochs: 100000") + "seeds: 1\n" + Tiny.VARIANTS);
        Path own = folder.resolve("cluster");
        StandaloneCluster cluster = StandaloneCluster.start(Files.createDirectory(own), 1);
        List<ProcessHandle> running = new ArrayList<>();
        try (cluster;
                Driver driver =
                        new SparkProgram(folder).start("run", "long.yaml", "--spark", cluster.address(), "--json")) {
            driver.await("epoch");
            running.addAll(SparkHome.processesThatName(own));
            // Master, worker and executor.
            assertEquals(3, running.size(), running::toString);
            assertEquals(1, cluster.executors().size());
            assertTrue(running.containsAll(cluster.executors()));
            List<ProcessHandle> all = new ArrayList<>(running);
            all.add(driver.process());
            for (ProcessHandle process : Files.isReadable(Path.of("/proc/net/tcp")) ? all : List.<ProcessHandle>of()) {
                List<String> addresses = ListeningSockets.of(process);
                assertFalse(addresses.isEmpty());
                assertTrue(ListeningSockets.LOOPBACK.containsAll(addresses), addresses::toString);
            }
            driver.kill();
        }
        assertTrue(running.stream().noneMatch(ProcessHandle::isAlive));
        assertEquals(List.of(), SparkHome.processesThatName(own));
        assertFalse(Files.exists(own));
    }
}
