package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says of Spark where it was built without. */
class SparkOptionsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeExperiment() throws Exception {
        Tiny.write(folder);
    }

    private Result run(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(Stream.concat(
                                Stream.of(
                                        "run",
                                        folder.resolve("tiny.yaml").toString(),
                                        "--results",
                                        folder.resolve("results").toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
        return new Result(code, out.toString(), err.toString());
    }

    private void assertRefused(String sentence, Result result) {
        assertEquals(2, result.code());
        assertEquals("", result.out());
        assertEquals(sentence + "\n", result.err());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark://127.0.0.1:7077", "yarn", "local[2]"})
    void theJarWithoutSparkSaysWhichOneHasIt(String master) {
        assertRefused(
                "This jar is without what --spark needs. The launcher dropwhere builds and starts"
                        + " target/dropwhere-spark.jar, which has it.",
                run("--spark", master));
    }

    @ParameterizedTest
    @CsvSource({"executor.memory=4g", "spark.executor.memory", "=4g", "memory"})
    void aSettingIsAKeyOfSparksAndAValue(String setting) {
        assertRefused(
                "--spark-conf: \"" + setting
                        + "\" is not KEY=VALUE with a key of Spark's, such as spark.executor.memory=4g.",
                run("--spark", "yarn", "--spark-conf", setting));
    }

    @Test
    void theOptionsOfSparkNeedIt() {
        assertRefused(
                "--spark-conf is for Spark, of which the command names no master; add --spark spark://HOST:PORT, say.",
                run("--spark-conf", "spark.executor.memory=4g"));
    }
}
