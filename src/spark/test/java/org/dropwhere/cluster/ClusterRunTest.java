package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.cli.Tiny;
import org.dropwhere.data.file.numpy.WrittenArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster trains is what would be trained at home, byte by byte. */
@ExtendWith(SharedCluster.class)
class ClusterRunTest {
    @TempDir
    private Path folder;

    @Test
    void copiesThatSparkStartsOfSlowTrialsChangeNothing(StandaloneCluster cluster) throws Exception {
        // One trial is much longer than the other, and a worker is idle meanwhile.
        Tiny.write(
                folder,
                "tiny",
                Experiments.LONG + "seeds: 1\n" + Experiments.ONE_VARIANT + "sweep: {grid: {model.units: [1, 64]}}\n");
        SparkProgram program = new SparkProgram(folder);
        Result result = program.run(
                "run",
                "tiny.yaml",
                "--json",
                "--spark",
                cluster.address(),
                "--spark-conf",
                "spark.speculation=true",
                "--spark-conf",
                "spark.speculation.quantile=0.1",
                "--spark-conf",
                "spark.speculation.efficiency.enabled=false",
                "--spark-conf",
                "spark.speculation.multiplier=1.01",
                "--spark-conf",
                "spark.speculation.interval=50ms");
        assertEquals(0, result.code(), result.err());
        assertTrue(
                cluster.workers().stream()
                        .flatMap(worker -> worker.executorLogs().stream())
                        .anyMatch(log -> log.lines().anyMatch(line -> line.matches(".*Running task \\d+\\.1 in .*"))),
                "Spark has started no copy");
        Event.assertEachOnce(2, Experiments.EPOCHS, result.out());
        assertSameAsAtHome("tiny", "run", "tiny.yaml");
    }

    @Test
    void aSearchTakesTheSameDecisions(StandaloneCluster cluster) throws Exception {
        Tiny.write(folder, "tiny", Tiny.SETTINGS + """
                seeds: 2
                variants: {no-dropout: {}}
                search:
                  places: [after-embedding, lstm-recurrent]
                  rates: [0.5]
                  together: 2
                  margin: {accuracy: 0.1}
                  budget: {trials: 60}
                  seeds: 6
                  confirm: {seeds: 5, candidates: 2}
                """);
        Result result = new SparkProgram(folder).run("search", "tiny.yaml", "--spark", cluster.address());
        assertEquals(0, result.code(), result.err());
        Result home = assertSameAsAtHome("tiny-search", "search", "tiny.yaml");
        assertEquals(home.out(), result.out());
    }

    @Test
    void executorsNeedNoFileOfCsvAndVectors(StandaloneCluster cluster) throws Exception {
        Files.createDirectories(folder.resolve("own"));
        try (OutputStream out = Files.newOutputStream(folder.resolve("own/v.npy"))) {
            float[] vectors = new float[5 * 3];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = (i % 7 - 3) / 10f;
            }
            WrittenArray.of(vectors, 0, List.of(5, 3)).writeTo(out);
        }
        StringBuilder lines = new StringBuilder("label,tokens\n");
        for (int i = 0; i < 4000; i++) {
            lines.append(i % 2)
                    .append(',')
                    .append(1 + i % 4)
                    .append(" 2 ")
                    .append(1 + i / 2 % 4)
                    .append('\n');
        }
        Files.writeString(folder.resolve("own/sequences.csv"), lines);
        Tiny.write(folder, "own-files", """
                data: {file: own/sequences.csv, vocabulary: 5, split: {validation: 0.1, test: 0.1}}
                model: {embedding: {from: own/v.npy, train: false}, units: 8}
                training: {epochs: 15}
                seeds: 4
                """ + Experiments.ONE_VARIANT);
        trainsWithoutFiles(cluster);
    }

    @Test
    void executorsNeedNoFileOfJsonLinesAndNoSavedModel(StandaloneCluster cluster) throws Exception {
        Files.createDirectories(folder.resolve("own"));
        try (InputStream model =
                ClusterRunTest.class.getResourceAsStream("/golden-files/models/bidirectional-spatial.keras")) {
            Files.copy(model, folder.resolve("own/m.keras"));
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 4000; i++) {
            lines.append("{\"tokens\": [%d, 2, %d], \"label\": %d}\n".formatted(1 + i % 10, 1 + i / 2 % 10, i % 2));
        }
        Files.writeString(folder.resolve("own/sequences.jsonl"), lines);
        Tiny.write(folder, "own-files", """
                data: {file: own/sequences.jsonl, vocabulary: 11, split: {validation: 0.1, test: 0.1}}
                model: {from: own/m.keras, weights: keep}
                training: {epochs: 15}
                seeds: 4
                """ + Experiments.ONE_VARIANT);
        trainsWithoutFiles(cluster);
    }

    /** The files are away while new executors train. */
    private void trainsWithoutFiles(StandaloneCluster cluster) throws Exception {
        Path own = folder.resolve("own");
        Path away = folder.resolve("away");
        try (Driver driver =
                new SparkProgram(folder).start("run", "own-files.yaml", "--json", "--spark", cluster.address())) {
            driver.await("epoch");
            Files.move(own, away);
            cluster.executors().forEach(ProcessHandle::destroyForcibly);
            driver.await("trial-finished");
            driver.await("trial-finished");
            driver.await("trial-finished");
            Files.move(away, own);
            Result result = driver.end();
            assertEquals(0, result.code(), result.err());
        }
        assertSameAsAtHome("own-files", "run", "own-files.yaml");
    }

    private Result assertSameAsAtHome(String results, String command, String file) throws Exception {
        Result home = new SparkProgram(folder).run(command, file, "--results", "home");
        assertEquals(0, home.code(), home.err());
        assertEquals(
                Program.files(folder.resolve("home").resolve(results)),
                Program.files(folder.resolve("results").resolve(results)));
        return home;
    }
}
