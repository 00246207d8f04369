package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.data.file.numpy.WrittenArray;
import org.dropwhere.keras.KerasModel;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.training.BestWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that begin with vectors of a file, and runs that keep their best weights. */
class PretrainedRunTest {
    private static final String SETTINGS = """
            name: x
            data: {task: delayed-recall, delayed-recall: {delay: 1}, length: 6, vocabulary: 5, train: 40, validation: 20, test: 20}
            training: {epochs: 3, batch-size: 16}
            seeds: 2
            variants: {control: {}, drop: {after-embedding: 0.5}}
            """;
    private static final String VECTORS = SETTINGS + "model: {embedding: {from: v.npy, train: false}, units: 4}\n";
    private static final String NUMBER = SETTINGS + "model: {embedding: 3, units: 4}\n";

    @TempDir
    private Path folder;

    private Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(args);
        return new Result(code, shown(out), shown(err));
    }

    private String shown(StringWriter text) {
        return text.toString().replace(folder + File.separator, "");
    }

    private Result run() {
        return run("run", at("x.yaml"), "--results", at("results"), "--jobs", "2");
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("x.yaml"), yaml);
    }

    private static float[] vectors(int rows) {
        float[] values = new float[rows * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 7 - 3) / 10f;
        }
        return values;
    }

    private void writeVectors(Path file, int rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            WrittenArray.of(vectors(rows), 0, List.of(rows, 3)).writeTo(out);
        }
    }

    private ResultsFolder results() {
        return ResultsFolder.at(folder.resolve("results/x"));
    }

    private List<Trial> trials() {
        return results().readPlan().orElseThrow().trials();
    }

    private Path file(Trial trial, String name) {
        return folder.resolve("results/x/trials").resolve(trial.id()).resolve(name);
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.resolve("results/x"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void keepsTheBestWeightsOfEachTrialWhereTheExperimentAsks() throws IOException {
        write(NUMBER + "keep: best-weights\n");
        assertEquals(0, run().code());

        for (Trial trial : trials()) {
            assertTrue(trial.keepsWeights());
            BestWeights kept = results().bestWeights(trial).orElseThrow();
            assertEquals(5, kept.inputs());
            assertEquals(ParameterLayout.of(trial.description().model(), 5).size(), kept.values().length);
            // An archive of NumPy.
            byte[] bytes = Files.readAllBytes(file(trial, "best-weights.npz"));
            assertEquals("PK", new String(bytes, 0, 2, StandardCharsets.US_ASCII));
        }
        Result verified = run("verify", at("results/x"));
        assertEquals(0, verified.code(), verified.err());
    }

    @Test
    void trainsAgainOnlyWhatLacksItsWeights() throws IOException {
        write(NUMBER);
        assertEquals(0, run().code());
        Map<String, byte[]> without = files();
        assertFalse(without.keySet().stream().anyMatch(name -> name.endsWith(".npz")));

        write(NUMBER + "keep: best-weights\n");
        Result plan = run("plan", at("x.yaml"), "--results", at("results"));
        assertEquals(
                4, plan.out().lines().filter(line -> line.contains("  open ")).count(), plan.out());
        assertEquals(0, run().code());
        List<Trial> trials = trials();
        assertEquals(4, trials.size());
        byte[] weights = Files.readAllBytes(file(trials.get(0), "best-weights.npz"));
        for (String name : List.of("tables/summary.csv", "tables/epochs.csv")) {
            assertArrayEquals(without.get("results/x/" + name), files().get("results/x/" + name));
        }

        Files.delete(file(trials.get(0), "best-weights.npz"));
        Files.write(file(trials.get(1), "best-weights.npz"), new byte[] {1, 2, 3});
        Result again = run();
        assertEquals(0, again.code());
        assertTrue(again.err().contains("its content does not have the checksum in trial.json"), again.err());
        assertArrayEquals(weights, Files.readAllBytes(file(trials.get(0), "best-weights.npz")));
        assertTrue(results().bestWeights(trials.get(1)).isPresent());

        Map<String, byte[]> whole = files();
        assertEquals(0, run().code());
        assertEquals(whole.keySet(), files().keySet());
        assertArrayEquals(
                weights, files().get("results/x/trials/" + trials.get(0).id() + "/best-weights.npz"));
    }

    @Test
    void whatWasKeptIsLeftAloneWhereItIsAskedForNoMore() throws IOException {
        write(NUMBER + "keep: best-weights\n");
        assertEquals(0, run().code());
        Map<String, byte[]> kept = files();
        write(NUMBER);
        assertEquals(0, run().code());
        for (Trial trial : trials()) {
            assertArrayEquals(
                    kept.get("results/x/trials/" + trial.id() + "/best-weights.npz"),
                    Files.readAllBytes(file(trial, "best-weights.npz")));
        }
    }

    @Test
    void beginsWithTheVectorsOfAFileAndSaysSo() throws IOException {
        writeVectors(folder.resolve("v.npy"), 5);
        write(VECTORS + "keep: best-weights\n");
        Result plan = run("plan", at("x.yaml"));
        assertEquals(0, plan.code(), plan.err());
        assertTrue(plan.out().contains("embedding, vectors of v.npy, not trained"), plan.out());
        assertEquals(0, run().code());

        for (Trial trial : trials()) {
            Map<String, float[]> arrays = results()
                    .bestWeights(trial)
                    .orElseThrow()
                    .arrays(trial.description().model());
            assertArrayEquals(vectors(5), arrays.get(ParameterLayout.EMBEDDINGS));
        }
        assertTrue(Files.readString(folder.resolve("results/x/report.html")).contains("vectors of v.npy"));
    }

    private static final String MODEL = """
            name: x
            data: {task: delayed-recall, delayed-recall: {delay: 1}, length: 6, vocabulary: 11, train: 40, validation: 20, test: 20}
            model: {from: m.keras, weights: keep}
            training: {epochs: 1, optimizer: {sgd: {learning-rate: 1e-30}}}
            seeds: 2
            variants: {control: {}, drop: {after-embedding: 0.5}}
            keep: best-weights
            """;

    private void copyModel(String name) throws IOException {
        try (InputStream in = PretrainedRunTest.class.getResourceAsStream("/golden-files/models/" + name)) {
            Files.copy(in, folder.resolve("m.keras"));
        }
    }

    /** At such a learning rate no weight changes. */
    @Test
    void everyTrialBeginsWithTheWeightsOfTheModelThatKerasHasSaved() throws IOException {
        copyModel("bidirectional-spatial.keras");
        write(MODEL);
        Result plan = run("plan", at("x.yaml"));
        assertEquals(0, plan.code(), plan.err());
        assertTrue(plan.out().contains("total, weights of m.keras"), plan.out());
        assertEquals(0, run().code());

        Map<String, float[]> saved =
                KerasModel.of(KerasFile.read(folder.resolve("m.keras"))).weights();
        for (Trial trial : trials()) {
            Map<String, float[]> kept = results()
                    .bestWeights(trial)
                    .orElseThrow()
                    .arrays(trial.description().model());
            assertEquals(saved.keySet(), kept.keySet());
            saved.forEach((name, values) -> assertArrayEquals(values, kept.get(name), name));
        }
    }

    @Test
    void aModelForOtherTokensIsAMistakeUnlessItsWeightsAreNew() throws IOException {
        copyModel("question-lstm.keras");
        write(MODEL.replace("vocabulary: 11", "vocabulary: 12"));
        Result refused = run();
        assertEquals(2, refused.code());
        assertTrue(
                refused.err()
                        .endsWith("m.keras: the embedding has vectors for 11 types of tokens, but the data have 12;"
                                + " tokens from 11 on have no vector.\n"),
                refused.err());
        assertFalse(Files.exists(folder.resolve("results")));

        write(MODEL.replace("vocabulary: 11", "vocabulary: 12").replace("keep}", "new}"));
        assertEquals(0, run().code());
    }

    @Test
    void vectorsAndResultsMayBeMovedTogether() throws IOException {
        Files.createDirectories(folder.resolve("here"));
        writeVectors(folder.resolve("here/v.npy"), 5);
        Files.writeString(folder.resolve("here/x.yaml"), VECTORS);
        assertEquals(
                0,
                run("run", at("here/x.yaml"), "--results", at("here/results")).code());
        Path there = Files.move(folder.resolve("here"), folder.resolve("there"));

        Result verified = run("verify", there.resolve("results/x").toString());
        assertEquals(0, verified.code(), verified.err());
        Result again =
                run("run", there.resolve("results/x/experiment.yaml").toString(), "--results", at("there/results"));
        assertEquals(0, again.code(), again.err());
        assertTrue(again.err().contains("4 trials, all finished before; nothing to train"), again.err());

        writeVectors(there.resolve("v.npy"), 6);
        Result changed = run("verify", there.resolve("results/x").toString());
        assertEquals(3, changed.code());
        assertTrue(
                changed.err()
                        .contains("The pretrained weights have changed since training: there/v.npy does not have the"
                                + " content that was trained with."),
                changed.err());

        Files.delete(there.resolve("v.npy"));
        Result missing = run("verify", there.resolve("results/x").toString());
        assertEquals(2, missing.code());
        assertEquals(
                "there/results/x: the file there/v.npy that was trained with cannot be found; put it back there.\n",
                missing.err().replace("error: ", ""));
    }

    @Test
    void vectorsForMoreOrFewerTokensThanTheDataHaveAreAMistakeBeforeAnythingIsWritten() throws IOException {
        writeVectors(folder.resolve("v.npy"), 6);
        write(VECTORS);
        Result more = run();
        assertEquals(2, more.code());
        assertTrue(
                more.err()
                        .endsWith("v.npy: the embedding has vectors for 6 types of tokens, but the data have 5; say"
                                + " vocabulary: 6 in data.\n"),
                more.err());
        writeVectors(folder.resolve("v.npy"), 4);
        Result fewer = run();
        assertEquals(2, fewer.code());
        assertTrue(
                fewer.err()
                        .endsWith("v.npy: the embedding has vectors for 4 types of tokens, but the data have 5; tokens"
                                + " from 4 on have no vector.\n"),
                fewer.err());
        assertFalse(Files.exists(folder.resolve("results")));
    }
}
