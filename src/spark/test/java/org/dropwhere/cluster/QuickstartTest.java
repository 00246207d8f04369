package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The experiment that the documentation begins with, at home and on a cluster. */
@ExtendWith(SharedCluster.class)
class QuickstartTest {
    private static final String FILE =
            Path.of("experiments/quickstart.yaml").toAbsolutePath().toString();
    private static final int EPOCHS = 40;
    private static final int TRIALS = 18;

    @TempDir
    private static Path folder;

    private static Result atHome;
    private static SortedMap<String, String> filesAtHome;

    @BeforeAll
    static void runAtHome() throws Exception {
        SparkProgram program = new SparkProgram(folder);
        atHome = program.run("run", FILE, "--results", "home", "--jobs", "2");
        assertEquals(0, atHome.code(), atHome.err());
        filesAtHome = Program.files(folder.resolve("home/quickstart"));
    }

    @Test
    void isTheSameByteByByteAndIsToldAsItHappens(StandaloneCluster cluster) throws Exception {
        SparkProgram program = new SparkProgram(folder);
        Result result = program.run("run", FILE, "--results", "cluster", "--spark", cluster.address(), "--json");
        assertEquals(0, result.code(), result.err());
        assertEquals(filesAtHome, Program.files(folder.resolve("cluster/quickstart")));

        Event.assertEachOnce(TRIALS, EPOCHS, result.out());
        Event.assertToldAsTheyHappen(result.out());

        Result again = program.run("run", FILE, "--results", "cluster");
        assertEquals(0, again.code(), again.err());
        assertEquals(atHome.out(), again.out());
    }

    @Test
    void isTheSameThroughSparkSubmitWithSparksLibrariesFirst(StandaloneCluster cluster) throws Exception {
        List<String> submit = List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                cluster.address(),
                "--conf",
                "spark.driver.userClassPathFirst=false",
                "--conf",
                "spark.executor.userClassPathFirst=false",
                "--class",
                "org.dropwhere.cli.Main",
                SparkHome.PROGRAM.toString(),
                "run",
                FILE,
                "--results",
                "submitted");
        ProcessBuilder builder = SparkHome.java(
                        List.of(SparkHome.STARTS_FASTER), SparkHome.JARS + File.separator + "*", submit)
                .directory(folder.toFile());
        try (Driver driver = new Driver(builder.start())) {
            Result result = driver.end();
            assertEquals(0, result.code(), result.err());
            assertEquals(atHome.out(), result.out());
            assertTrue(
                    Stream.of("NoSuchMethod", "NoClassDef", "ClassCast", "LinkageError")
                            .noneMatch(result.err()::contains),
                    result.err());
        }
        assertEquals(filesAtHome, Program.files(folder.resolve("submitted/quickstart")));
    }
}
