package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.config.ResolvedRules;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.RandomData;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.task.Majority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredDataTest {
    private static final ModelSpec FEATURES =
            new ModelSpec(new FeaturesSpec(), List.of(new LstmSpec(3)), HeadSpec.SIGMOID);
    private static final Training TRAINING = new Training(2, 32, new RmsProp(0.001, 0.9, 1e-7));

    @TempDir
    Path folder;

    private static String json(Data data) {
        return StoredForm.MAPPER.writerFor(Data.class).writeValueAsString(data);
    }

    @Test
    void whatRelease010KnewIsStoredAsItWroteIt() {
        assertEquals(
                "{\"kind\":\"task-data\",\"task\":{\"kind\":\"majority\",\"margin\":1},\"length\":20,\"vocabulary\":8,"
                        + "\"train\":40,\"validation\":30,\"test\":20,\"label-noise\":0.0}",
                json(new TaskData(new Majority(1), 20, 8, 40, 30, 20, 0)));
        assertEquals(
                "{\"kind\":\"csv-data\",\"train\":\"a\",\"validation\":\"b\",\"test\":\"c\"}",
                json(FileData.of(Path.of("a"), Path.of("b"), Path.of("c"), OptionalInt.empty())));
    }

    @Test
    void whatIsAskedForBesideStandsThereToo() {
        assertEquals(
                "{\"kind\":\"task-data\",\"task\":{\"kind\":\"majority\",\"margin\":1},\"length\":20,\"longest\":30,"
                        + "\"vocabulary\":8,\"train\":40,\"validation\":30,\"test\":20,\"label-noise\":0.0,"
                        + "\"pad\":{\"to\":25,\"side\":\"pre\",\"truncate\":\"post\"}}",
                json(new TaskData(
                        new Majority(1), new Lengths(20, 30), 8, 40, 30, 20, 0, new Pad(25, Side.PRE, Side.POST))));
    }

    @Test
    void allDataAreReadBackAndCouldBeFromAFile() {
        SplittableRandom random = new SplittableRandom(16);
        for (int i = 0; i < 2000; i++) {
            Data data = RandomData.draw(random);
            assertEquals(data, StoredForm.read(json(data), Data.class));
            ModelSpec model = isOfFeatures(data) ? FEATURES : ModelSpec.lstm(2, 3, false);
            assertEquals(Optional.empty(), ResolvedRules.broken(data, model, TRAINING), data::toString);
        }
    }

    private static boolean isOfFeatures(Data data) {
        return data instanceof FileData files && files.content() instanceof FeatureContent;
    }

    @Test
    void earlierFormatsSayWhatRelease010Knew() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 500; i++) {
            Data data = RandomData.draw(random);
            String json = json(data);
            boolean isOld = !json.contains("\"longest\"") && !json.contains("\"pad\"") && !json.contains("file-data");
            assertEquals(
                    isOld,
                    EarlierFormats.canSay(
                            new TrialDescription(data, "", ModelSpec.lstm(2, 3, false), TRAINING, List.of(), 1)),
                    json);
        }
        Data task = new TaskData(new Majority(1), 20, 8, 40, 30, 20, 0);
        assertTrue(!EarlierFormats.canSay(new TrialDescription(task, "", FEATURES, TRAINING, List.of(), 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'kind': 'npz-data'}                                                    | "npz-data" is not a data
            {'files': []}                                                           | a kind is missing
            {'kind': 'file-data', 'files': []}                                      | files are neither a single one nor those of parts, in order
            {'kind': 'file-data', 'files': [{'sequences': 'a'}, {'sequences': 'b'}]} | files are neither a single one nor those of parts, in order
            {'kind': 'file-data', 'files': [{'part': 'test', 'sequences': 'a'}]}    | files are neither a single one nor those of parts, in order
            {'kind': 'file-data', 'files': [{'part': 'train', 'sequences': 'a'}, {'part': 'test', 'sequences': 'a'}, {'part': 'validation', 'sequences': 'a'}]} | files are neither a single one nor those of parts, in order
            {'kind': 'file-data', 'files': [{'part': 'train', 'sequences': 'a'}, {'part': 'train', 'sequences': 'a'}]} | files are neither a single one nor those of parts, in order
            {'kind': 'file-data', 'files': [{'sequences': 'a'}], 'words': {'vocabulary': 0, 'lower-case': true, 'strip-punctuation': true}, 'features': {'standardise': true}} | data are both words and features
            {'kind': 'file-data', 'files': [{'sequences': 'a'}], 'words': {'vocabulary': 0, 'lower-case': true}} | words.strip-punctuation is missing or not true or false
            {'kind': 'file-data', 'files': [{'sequences': 'a'}], 'pad': {'to': 1.5, 'side': 'pre', 'truncate': 'pre'}} | "1.5" stands where a whole number belongs
            {'kind': 'file-data', 'files': [{'sequences': 'a'}], 'pad': {'to': 1, 'side': 'left', 'truncate': 'pre'}} | "left" stands where a side belongs
            {'kind': 'file-data', 'files': [{'sequences': 'a', 'more': 'b'}]}       | "more" is none of part, sequences and labels
            {'kind': 'csv-data', 'train': 'a', 'validation': 'b'}                   | test is missing or not a path
            """)
    void whatAreNoDataIsRefusedInAClause(String json, String clause) {
        assertEquals(
                clause,
                assertThrows(IllegalArgumentException.class, () -> StoredForm.read(json.replace('\'', '"'), Data.class))
                        .getMessage());
    }

    @Test
    void aModelWithoutAnEmbeddingMasksNoToken() {
        assertEquals("{\"units\":3,\"mask-zero\":false}", StoredForm.MAPPER.writeValueAsString(FEATURES));
        assertEquals(FEATURES, StoredForm.read("{\"units\":3,\"mask-zero\":false}", ModelSpec.class));
        assertEquals(
                "a model has mask-zero without an embedding",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> StoredForm.read("{\"units\":3,\"mask-zero\":true}", ModelSpec.class))
                        .getMessage());
    }

    @Test
    void batchesByLengthAreStoredWhereAskedFor() {
        Training training = new Training(
                2,
                32,
                TRAINING.optimizer(),
                TRAINING.embeddingGradient(),
                TRAINING.regularization(),
                TRAINING.schedule(),
                TRAINING.earlyStopping(),
                TRAINING.classWeights(),
                0,
                Batches.BY_LENGTH);
        String json = StoredForm.MAPPER.writeValueAsString(training);
        assertTrue(json.endsWith(",\"batches\":\"by-length\"}"), json);
        assertEquals(training, StoredForm.read(json, Training.class));
        Data task = new TaskData(new Majority(1), 20, 8, 40, 30, 20, 0);
        assertTrue(!EarlierFormats.canSay(
                new TrialDescription(task, "", ModelSpec.lstm(2, 3, false), training, List.of(), 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{file: a, split: {validation: 0.1, test: 0.2}}",
                "{file: {x: a, y: a}, words: {}, labels: {0: 'no', 1: '01'}, columns: {tokens: ['1', 'null']}}",
                "{files: {train: a, validation: a}, split: {folds: 3}, pad: {to: 9}, vocabulary: 5}",
                "{task: majority, length: {from: 3, to: 9}, vocabulary: 4, train: 9, validation: 8, test: 7}"
            })
    void plansAndTrialsOfSuchDataHaveTheNewestFormats(String data) throws Exception {
        Files.writeString(folder.resolve("a"), "");
        Path file = Files.writeString(folder.resolve("x.yaml"), "data: " + data + """

                model: {embedding: 2, units: 1}
                training: {epochs: 1}
                seeds: 2
                variants: {control: {}, drop: {token: 0.5}}
                """);
        Plan plan = Planner.plan(ExperimentFile.read(file), from -> from instanceof FileData ? "0".repeat(64) : "");
        byte[] bytes = PlanCodec.INSTANCE.write(plan);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("# dropwhere plan 3\n"), text);
        assertEquals(plan, PlanCodec.INSTANCE.read(bytes));
    }
}
