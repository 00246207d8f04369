package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.cli.Tiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot begin says why in a sentence, and begins nothing. */
@ExtendWith(SharedCluster.class)
class ClusterBadInputTest {
    private static final int BAD_INPUT = 2;
    private static final int ENVIRONMENT = 5;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeExperiment() throws Exception {
        Tiny.write(folder);
    }

    private Result run(String... more) throws Exception {
        return new SparkProgram(folder)
                .run(Stream.concat(Stream.of("run", "tiny.yaml"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void assertRefused(int code, String sentences, Result result) {
        // Which is only there if Spark has said something.
        String whatSparkSays = " What Spark says is in " + new SparkProgram(folder).log() + ".";
        assertEquals(sentences + "\n", result.err().replace(whatSparkSays, ""));
        assertEquals(code, result.code());
        assertEquals("", result.out());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void noMasterAnswers() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertRefused(
                ENVIRONMENT,
                "No master of Spark answers at 127.0.0.1:" + port + " (Connection refused). Look whether it runs, and"
                        + " whether this machine may reach it; its web page names its address.",
                run("--spark", "spark://127.0.0.1:" + port));
    }

    @Test
    void theHostOfTheMasterIsUnknown() throws Exception {
        assertRefused(
                ENVIRONMENT,
                "No master of Spark answers at no-such-host.invalid:7077 (no such host is known). Look whether it runs,"
                        + " and whether this machine may reach it; its web page names its address.",
                run("--spark", "spark://no-such-host.invalid:7077"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark://host", "spark://host:99999", "http://host:7077", "mesos"})
    void theMasterIsNoAddressOfOne(String master) throws Exception {
        assertRefused(
                BAD_INPUT,
                "--spark: \"" + master + "\" is not the address of a master of Spark. It may be spark://HOST:PORT,"
                        + " yarn, k8s://HTTPS-URL or, to try it on this machine, local[2].",
                run("--spark", master));
    }

    @Test
    void executorsHaveTooLittleMemoryForSpark(StandaloneCluster cluster) throws Exception {
        Result result = run("--spark", cluster.address(), "--spark-conf", "spark.executor.memory=100m");
        assertTrue(result.err().contains("Executor memory 104857600 must be at least "), result.err());
        assertOneSentence(result);
    }

    @Test
    void aSettingHasAValueThatSparkCannotRead(StandaloneCluster cluster) throws Exception {
        Result result = run("--spark", cluster.address(), "--spark-conf", "spark.executor.memory=much");
        assertTrue(result.err().contains("much"), result.err());
        assertOneSentence(result);
    }

    /** Some of it is Spark's own. */
    private void assertOneSentence(Result result) {
        assertTrue(result.code() == BAD_INPUT || result.code() == ENVIRONMENT, () -> result.code() + "");
        assertEquals(1, result.err().lines().count(), result.err());
        assertFalse(result.err().contains("Exception"), result.err());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void noWorkerHasTheMemoryThatExecutorsShallHave(StandaloneCluster cluster) throws Exception {
        assertRefused(
                ENVIRONMENT,
                "No executor of 1 core and 100g of memory has come within 3 s. The workers may be busy or smaller than that,"
                        + " or executors end as soon as they begin, of which the workers' logs tell. --spark-conf"
                        + " spark.executor.memory and spark.executor.cores say what an executor takes, and --spark-conf"
                        + " spark.scheduler.maxRegisteredResourcesWaitingTime=10min waits longer.",
                run(
                        "--spark",
                        cluster.address(),
                        "--spark-conf",
                        "spark.executor.memory=100g",
                        "--spark-conf",
                        "spark.scheduler.maxRegisteredResourcesWaitingTime=3s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoints", "/checkpoints", "hdfs:"})
    void checkpointsGoToAUri(String checkpoints) throws Exception {
        assertRefused(
                BAD_INPUT,
                "--spark-checkpoints: \"" + checkpoints + "\" is not the URI of a folder that all machines reach. It"
                        + " may be hdfs://HOST/FOLDER, s3a://BUCKET/FOLDER or, where all machines share a disk,"
                        + " file:///FOLDER.",
                run("--spark", "spark://127.0.0.1:1", "--spark-checkpoints", checkpoints));
    }

    @Test
    void checkpointsCannotBeWritten(StandaloneCluster cluster) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Result result = run("--spark", cluster.address(), "--spark-checkpoints", file.toUri() + "/checkpoints");
        assertEquals(ENVIRONMENT, result.code());
        // On a busy machine it may have said that it waits for an executor.
        List<String> sentences = result.errLines().stream()
                .filter(line -> !line.startsWith("Waiting for an executor"))
                .toList();
        assertEquals(1, sentences.size(), result.err());
        assertTrue(
                sentences
                        .get(0)
                        .startsWith(
                                "--spark-checkpoints: nothing can be written into " + file.toUri() + "/checkpoints: "),
                result.err());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void jobsAreOfThisMachine() throws Exception {
        assertRefused(
                BAD_INPUT,
                "--jobs is for this machine, --spark for others, which train one trial on each core. Leave out --jobs;"
                        + " --spark-conf spark.cores.max=3 takes no more cores than that.",
                run("--spark", "spark://127.0.0.1:1", "--jobs", "3"));
    }
}
