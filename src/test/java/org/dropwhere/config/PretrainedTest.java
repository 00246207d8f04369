package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dropwhere.data.file.numpy.WrittenArray;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.Keep;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.WeightsFile;
import org.dropwhere.text.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a model comes from files, and what trials keep. */
class PretrainedTest {
    private static final String GOOD = "model: {embedding: 4, units: 5}";

    @TempDir
    Path temporary;

    private static byte[] vectors(int rows, int columns) throws IOException {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 10f;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WrittenArray.of(values, 0, List.of(rows, columns)).writeTo(out);
        return out.toByteArray();
    }

    /** A header with some bytes behind it. */
    private static byte[] npy(String type, String shape) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        String start = "\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000";
        return (start + header + " ".repeat(200)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private Folder folder(String model) throws IOException {
        return new Folder(temporary)
                .with("sub/v.npy", vectors(8, 3))
                .with("x.yaml", Folder.good(GOOD, "model: " + model));
    }

    @Test
    void anEmbeddingIsASizeOrTheVectorsOfAFile() throws IOException {
        ModelSpec plain = folder(GOOD.substring(7)).read("x.yaml").model();

        assertEquals(
                plain, folder("{embedding: {size: 4}, units: 5}").read("x.yaml").model());
        assertEquals(
                plain,
                folder("{embedding: {size: 4, train: true}, units: 5}")
                        .read("x.yaml")
                        .model());
        assertEquals(
                plain.with(new Pretrained(Optional.empty(), Optional.empty(), false)),
                folder("{embedding: {size: 4, train: false}, units: 5}")
                        .read("x.yaml")
                        .model());

        ModelSpec begun = folder("{embedding: {from: sub/v.npy}, units: 5, mask-zero: false}")
                .read("x.yaml")
                .model();
        WeightsFile file = new WeightsFile(temporary.resolve("sub/v.npy"), Sha256.of(vectors(8, 3)));
        assertEquals(new EmbeddingSpec(3, false), begun.input());
        assertEquals(new Pretrained(Optional.empty(), Optional.of(file), true), begun.pretrained());
        assertEquals(
                begun,
                folder("{embedding: {from: sub/v.npy, size: 3}, units: 5}")
                        .read("x.yaml")
                        .model());
    }

    @Test
    void theVectorsAreThoseOfTheFileThatNamesThem() throws IOException {
        ModelSpec model = folder("{units: 5}")
                .with("sub/base.yaml", "model: {embedding: {from: v.npy}}")
                .with("x.yaml", "extends: sub/base.yaml\n" + Folder.good(GOOD, "model: {units: 5}"))
                .read("x.yaml")
                .model();

        assertEquals(
                List.of(temporary.resolve("sub/v.npy")),
                model.paths().stream().map(Path::normalize).toList());
    }

    @Test
    void aSizeOfAnExtendedFileIsReplacedAsAWhole() throws IOException {
        ModelSpec model = folder("{embedding: {size: 6}, units: 5}")
                .with("y.yaml", "extends: x.yaml\nmodel: {embedding: 2}\n")
                .read("y.yaml")
                .model();

        assertEquals(new EmbeddingSpec(2, false), model.input());
    }

    private static final String FEATURES = """
            {"class_name": "Sequential", "config": {"name": "s", "layers": [
            {"class_name": "InputLayer", "config": {"batch_shape": [null, null, 3], "dtype": "float32", "name": "i"}},
            {"class_name": "LSTM", "config": {"name": "l", "units": 2}},
            {"class_name": "Dense", "config": {"name": "d", "units": 1, "activation": "sigmoid"}}]}}
            """;

    private static byte[] keras(String name) throws IOException {
        try (InputStream in = PretrainedTest.class.getResourceAsStream("/golden-files/models/" + name)) {
            return in.readAllBytes();
        }
    }

    private Folder withModel(String model) throws IOException {
        return new Folder(temporary)
                .with("m.keras", keras("stacked-lstm-hidden.keras"))
                .with("m.json", keras("question-lstm.architecture.json"))
                .with("conv.keras", keras("refuse-conv1d.keras"))
                .with("relu.keras", keras("refuse-relu-lstm.keras"))
                .with("masked.keras", keras("gru-masked-pre.keras"))
                .with("features.json", FEATURES)
                .with("x.yaml", Folder.good(GOOD, "model: " + model));
    }

    @Test
    void aModelIsTheOneOfAFileWithNewWeightsOrWithItsOwn() throws IOException {
        ModelSpec renewed = withModel("{from: m.keras}").read("x.yaml").model();
        assertEquals(Pretrained.NOTHING, renewed.pretrained());
        assertEquals(2, renewed.recurrent().size());
        assertEquals(
                renewed,
                withModel("{from: m.keras, weights: new, embedding: {train: true}}")
                        .read("x.yaml")
                        .model());

        ModelSpec kept = withModel("{from: m.keras, weights: keep, embedding: {train: false}}")
                .read("x.yaml")
                .model();
        WeightsFile file = new WeightsFile(temporary.resolve("m.keras"), Sha256.of(keras("stacked-lstm-hidden.keras")));
        assertEquals(renewed.with(new Pretrained(Optional.of(file), Optional.empty(), false)), kept);
    }

    @Test
    void theFileOfAModelAndItsLayersReplaceEachOther() throws IOException {
        Folder folder = withModel("{from: m.keras, weights: keep}");
        ModelSpec read = folder.read("x.yaml").model();
        assertEquals(
                ModelSpec.lstm(4, 5, false),
                folder.with("y.yaml", "extends: x.yaml\nmodel: {embedding: 4, units: 5}\n")
                        .read("y.yaml")
                        .model());
        assertEquals(
                read,
                folder.with("z.yaml", "extends: y.yaml\nmodel: {from: m.keras, weights: keep}\n")
                        .read("z.yaml")
                        .model());
        Overrides set =
                new Overrides(List.of("model.from=" + temporary.resolve("m.json")), List.of(), Optional.empty());
        assertEquals(
                7,
                ExperimentFile.read(temporary.resolve("y.yaml"), set)
                        .first()
                        .model()
                        .pooledFeatures());
    }

    @Test
    void filesOfModelsMayBeSwept() throws IOException {
        Sweep sweep = withModel("{embedding: 4, units: 5}")
                .with("x.yaml", Folder.GOOD + "sweep: {grid: {model.from: [m.keras, m.json]}}\n")
                .sweep("x.yaml");

        assertEquals(
                List.of(2, 1),
                sweep.combinations().stream()
                        .map(each -> each.experiment().model().recurrent().size())
                        .toList());
        String copy = sweep.text().apply(temporary.resolve("results/x"));
        assertTrue(copy.contains("../../m.keras"), copy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {from: m.keras, units: 5}                  | 3:24: model.units stands beside model.from (at x.yaml:3:9), whose file says it; leave out one of them
        {from: m.keras, embedding: 5}              | 3:24: model.embedding stands beside model.from (at x.yaml:3:9), whose file says it; leave out one of them
        {from: m.keras, embedding: {size: 5}}      | 3:36: model.embedding.size stands beside model.from (at x.yaml:3:9), whose file says it; leave out one of them
        {from: m.keras, pooling: max}              | 3:24: model.pooling stands beside model.from (at x.yaml:3:9), whose file says it; leave out one of them
        {from: no.keras}                           | 3:15: model.from names no.keras, but there is no such file
        {from: 5}                                  | 3:15: model.from is 5; allowed is a text that is not empty (file of a model that Keras has saved)
        {from: m.keras, weights: old}              | 3:33: model.weights is the text "old"; allowed is keep or new (what every variant begins with, where the model is from a file)
        {from: m.json, weights: keep}              | 3:32: model.weights is keep, but the file of model.from has no weights; allowed is new, or a file that model.save has written
        {from: masked.keras}                       | 3:15: mask_zero is true in the file of model.from, but in a task's sequences 0 is a token like any other and never padding; allowed is false, or data.pad, with which 0 pads, or data.files in place of data.task
        {from: x.yaml}                             | 3:15: model.from: x.yaml: this is no model of Keras, neither a .keras file nor HDF5 nor JSON. In Python: model.save('my.keras')
        {from: features.json}                      | 3:15: model.from has no embedding and reads 3 features at a step; give files with data.features
        {from: relu.keras}                         | 3:15: model.from: relu.keras: layer "fast" (LSTM) has activation "relu"; allowed is tanh
        """)
    void oneMistakeWithTheFileOfAModel(String model, String mistake) throws IOException {
        assertEquals(List.of("x.yaml:" + mistake), withModel(model).mistakes("x.yaml"));
    }

    @Test
    void whatTrialsKeepIsNothingUnlessItIsSaid() throws IOException {
        Folder folder = new Folder(temporary);
        assertEquals(
                Optional.empty(),
                folder.with("x.yaml", Folder.GOOD).read("x.yaml").keep());
        assertEquals(
                Optional.empty(),
                folder.with("x.yaml", Folder.GOOD + "keep: nothing\n")
                        .read("x.yaml")
                        .keep());
        assertEquals(
                Optional.of(Keep.BEST_WEIGHTS),
                folder.with("x.yaml", Folder.GOOD + "keep: best-weights\n")
                        .read("x.yaml")
                        .keep());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {embedding: {}, units: 5}                            | 3:20: model.embedding lacks "size" or "from"
        {embedding: {train: false}, units: 5}                | 3:20: model.embedding lacks "size" or "from"
        {embedding: {size: 0}, units: 5}                     | 3:27: model.embedding.size is 0; allowed is a whole number from 1 to 100000 (features of the embedding)
        {embedding: {size: 4, trian: false}, units: 5}       | 3:30: unknown key "trian" in model.embedding; allowed are size, from and train; did you mean train?
        {embedding: {from: no.npy}, units: 5}                | 3:27: model.embedding.from names no.npy, but there is no such file
        {embedding: {from: sub}, units: 5}                   | 3:27: model.embedding.from names sub, but this is a directory, not a file
        {embedding: {from: sub/v.npy, size: 4}, units: 5}    | 3:44: model.embedding.size is 4, but the vectors of model.embedding.from have 3 features; leave it out
        {embedding: {from: text.npy}, units: 5}              | 3:27: model.embedding.from: text.npy: this is no NumPy array (.npy). Write the array again (NumPy: np.save or np.savez)
        {embedding: {from: word.npy}, units: 5}              | 3:27: model.embedding.from: word.npy: this is no NumPy array (.npy). Write the array again (NumPy: np.save or np.savez)
        {embedding: {from: start.npy}, units: 5}             | 3:27: model.embedding.from: start.npy: the file ends within the array's header. Copy it or write it again
        {embedding: {from: long.npy}, units: 5}              | 3:27: model.embedding.from: long.npy: this is an array of float32 of shape [24]; the vectors of an embedding are numbers of shape [types of tokens, features]
        {embedding: {from: cut.npy}, units: 5}               | 3:27: model.embedding.from: cut.npy: the file ends after 3 of the 24 elements that the array of shape [8, 3] should have. Copy it or write it again
        {embedding: {from: objects.npy}, units: 5}           | 3:27: model.embedding.from: objects.npy: this is an array of object of shape [8, 3]; the vectors of an embedding are numbers of shape [types of tokens, features]
        {embedding: {from: huge.npy}, units: 5}              | 3:27: model.embedding.from: huge.npy: this is an array of bool of shape [50000, 50000], which are 2500000000 numbers; allowed are at most 100000000
        {embedding: {from: short.npy}, units: 5}             | 3:27: model.embedding.from: short.npy: the file is too short for an array of int8 of shape [5000, 5000]. Copy it or write it again (NumPy: np.save)
        {embedding: {from: nan.npy}, units: 5}               | 3:27: model.embedding.from: nan.npy: the vector of token 1 has NaN at feature 2; only finite numbers can be trained
        {embedding: 4, units: 5, weights: keep}              | 3:33: model.weights is for the file of a model, and there is no model.from; leave it out
        """)
    void oneMistake(String model, String mistake) throws IOException {
        ByteArrayOutputStream flat = new ByteArrayOutputStream();
        WrittenArray.of(new float[24], 0, List.of(24)).writeTo(flat);
        ByteArrayOutputStream nan = new ByteArrayOutputStream();
        float[] values = new float[24];
        values[5] = Float.NaN;
        WrittenArray.of(values, 0, List.of(8, 3)).writeTo(nan);
        Folder folder = folder(model)
                .with("word.npy", "0.1".getBytes(StandardCharsets.UTF_8))
                .with("start.npy", "\u0093NUM".getBytes(StandardCharsets.ISO_8859_1))
                .with("text.npy", "0.1 0.2 0.3".getBytes(StandardCharsets.UTF_8))
                .with("long.npy", flat.toByteArray())
                .with("cut.npy", Arrays.copyOf(vectors(8, 3), 140))
                .with("objects.npy", npy("|O", "(8, 3)"))
                .with("huge.npy", npy("|b1", "(50000, 50000)"))
                .with("short.npy", npy("|i1", "(5000, 5000)"))
                .with("nan.npy", nan.toByteArray());

        assertEquals(List.of("x.yaml:" + mistake), folder.mistakes("x.yaml"));
    }

    @Test
    void idsTellContentNotPlaceAndAreAsBeforeWhereNothingWasTrainedBefore() throws IOException {
        String begun = "{embedding: {from: sub/v.npy}, units: 5}";
        String frozen = "{embedding: {from: sub/v.npy, train: false}, units: 5}";
        List<String> ids = List.of(
                id(folder("{embedding: 3, units: 5}").read("x.yaml").model()),
                id(folder(begun).read("x.yaml").model()),
                id(folder(frozen).read("x.yaml").model()),
                id(folder(begun).with("sub/v.npy", vectors(9, 3)).read("x.yaml").model()));
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(folder("{embedding: {from: w.npy}, units: 5}")
                .with("w.npy", vectors(8, 3))
                .read("x.yaml")
                .model()
                .pretrained()
                .embedding()
                .filter(file -> file.sha256().equals(Sha256.of(bytes())))
                .isPresent());
        assertFalse(ids.contains(""));
    }

    private static byte[] bytes() {
        try {
            return vectors(8, 3);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String id(ModelSpec model) throws IOException {
        return new org.dropwhere.plan.TrialDescription(
                        new Folder(temporary).read("x.yaml").data(),
                        "",
                        model,
                        new Folder(temporary).read("x.yaml").training(),
                        List.of(),
                        0)
                .armId();
    }
}
