package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.dropwhere.config.check.ModelSection;
import org.dropwhere.config.schema.SchemaCheck;
import org.dropwhere.config.yaml.YamlText;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RandomModels;
import org.dropwhere.spec.RecurrentSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands below {@code model}. */
class ModelTest {
    private static final String GOOD = "model: {embedding: 4, units: 5}";

    @TempDir
    Path temporary;

    private ModelSpec model(String section) throws IOException {
        return new Folder(temporary)
                .with("x.yaml", Folder.good(GOOD, "model: " + section))
                .read("x.yaml")
                .model();
    }

    private List<RecurrentSpec> layers(String layers) throws IOException {
        return model("{embedding: 4, layers: " + layers + "}").recurrent();
    }

    private List<String> mistakes(String section) throws IOException {
        return new Folder(temporary)
                .with("x.yaml", Folder.good(GOOD, "model: " + section))
                .mistakes("x.yaml");
    }

    private List<ModelSpec> models(String file, Overrides overrides) {
        return ExperimentFile.read(temporary.resolve(file), overrides).combinations().stream()
                .map(Combination::experiment)
                .map(Experiment::model)
                .toList();
    }

    private static Overrides sets(String... sets) {
        return new Overrides(List.of(sets), List.of(), Optional.empty());
    }

    @Test
    void everythingThatAModelCanHaveIsRead() throws IOException {
        assertEquals(
                new ModelSpec(
                        new EmbeddingSpec(128, false),
                        List.of(new LstmSpec(64, Direction.CONCAT), new GruSpec(32)),
                        Pooling.MAX,
                        List.of(new DenseSpec(16, Activation.RELU), new DenseSpec(8, Activation.TANH)),
                        HeadSpec.SIGMOID),
                model("{embedding: 128, layers: [lstm: {units: 64, bidirectional: concat}, gru: 32], pooling: max,"
                        + " dense: [16, {units: 8, activation: tanh}]}"));
    }

    @Test
    void aSingleLstmIsTheSameInBothForms() throws IOException {
        assertEquals(ModelSpec.lstm(4, 7, false), model("{embedding: 4, units: 7}"));
        for (String layers : List.of("[lstm: 7]", "[lstm: {units: 7}]", "[lstm: {units: 7, bidirectional: false}]")) {
            assertEquals(ModelSpec.lstm(4, 7, false), model("{embedding: 4, layers: " + layers + "}"), layers);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {units: 3}                                           | FORWARD
        {units: 3, bidirectional: false}                     | FORWARD
        {units: 3, go-backwards: false}                      | FORWARD
        {units: 3, go-backwards: true}                       | BACKWARD
        {units: 3, bidirectional: false, go-backwards: true} | BACKWARD
        {units: 3, bidirectional: true}                      | CONCAT
        {units: 3, bidirectional: true, go-backwards: false} | CONCAT
        {units: 3, bidirectional: concat}                    | CONCAT
        {units: 3, bidirectional: sum}                       | SUM
        {units: 3, bidirectional: average}                   | AVERAGE
        {units: 3, bidirectional: multiply}                  | MULTIPLY
        """)
    void bothCellsReadEveryWay(String settings, Direction direction) throws IOException {
        assertEquals(
                List.of(new LstmSpec(3, direction), new GruSpec(3, direction, true)),
                layers("[lstm: " + settings + ", gru: " + settings + "]"));
    }

    @Test
    void aGruResetsAfterTheProductUnlessItIsToldOtherwise() throws IOException {
        assertEquals(
                List.of(
                        new GruSpec(3),
                        new GruSpec(3),
                        new GruSpec(3, Direction.FORWARD, false),
                        new GruSpec(3, Direction.SUM, false)),
                layers("[gru: 3, gru: {units: 3, reset-after: true}, gru: {units: 3, reset-after: false},"
                        + " gru: {units: 3, bidirectional: sum, reset-after: false}]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        32                                                 | 32 relu
        {units: 32}                                        | 32 relu
        {units: 32, activation: linear}                    | 32 linear
        []                                                 | ''
        [32]                                               | 32 relu
        [3, {units: 2, activation: sigmoid}, {units: 1}]   | 3 relu, 2 sigmoid, 1 relu
        """)
    void denseLayersAreANumberAMappingOrAList(String dense, String expected) throws IOException {
        assertEquals(
                expected,
                String.join(
                        ", ",
                        model("{embedding: 4, units: 5, dense: " + dense + "}").dense().stream()
                                .map(layer ->
                                        layer.units() + " " + layer.activation().key())
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {embedding: 4}                              | 3:8: model lacks "units" or "layers"
        {layers: [lstm: 3]}                         | 3:8: model lacks "embedding"
        {embedding: 4, units: 3, layers: [lstm: 3]} | 3:33: model has both units (at x.yaml:3:23), which stands for a single LSTM, and layers; give one
        {embedding: 4, layers: []}                  | 3:31: model.layers is an empty list; allowed is a list of one or more (recurrent layers, from the embedding upwards)
        {embedding: 4, layers: 3}                   | 3:31: model.layers is 3; allowed is a list of one or more (recurrent layers, from the embedding upwards)
        {embedding: 4, layers: {lstm: 3}}           | 3:31: model.layers is a mapping; allowed is a list of one or more (recurrent layers, from the embedding upwards)
        {embedding: 4, layers: [lstm]}              | 3:32: item 1 of model.layers is the text "lstm"; allowed is a mapping (a recurrent layer, such as lstm: 64)
        {embedding: 4, layers: [lstm: 3, 64]}       | 3:41: item 2 of model.layers is 64; allowed is a mapping (a recurrent layer, such as lstm: 64)
        {embedding: 4, layers: [lstm: 3, {}]}       | 3:41: item 2 of model.layers lacks "lstm" or "gru"
        {embedding: 4, layers: [lstm: 3, rnn: 3]}   | 3:41: unknown key "rnn" in item 2 of model.layers; allowed are lstm and gru
        {embedding: 4, layers: [lstn: 3]}           | 3:32: unknown key "lstn" in item 1 of model.layers; allowed are lstm and gru; did you mean lstm?
        {embedding: 4, layers: [{gru: 3, lstm: 3}]} | 3:33: item 1 of model.layers is both lstm and gru; give each layer an item of its own
        {embedding: 4, layers: [lstm: many]}        | 3:38: model.layers.1.lstm is the text "many"; allowed is a whole number from 1 to 100000 or a mapping (units of an LSTM layer, or its settings)
        {embedding: 4, layers: [gru: 0]}            | 3:37: model.layers.1.gru is 0; allowed is a whole number from 1 to 100000 or a mapping (units of a GRU layer, or its settings)
        {embedding: 4, layers: [gru: {}]}           | 3:37: model.layers.1.gru lacks "units"
        {embedding: 4, layers: [gru: {units: 1e9}]} | 3:45: model.layers.1.gru.units is 1e9; allowed is a whole number from 1 to 100000 (units of the layer)
        {embedding: 4, layers: [lstm: {units: 3, reset-after: true}]}  | 3:49: unknown key "reset-after" in model.layers.1.lstm; allowed are units, bidirectional and go-backwards
        {embedding: 4, layers: [gru: {units: 3, reset-after: 1}]}      | 3:61: model.layers.1.gru.reset-after is 1; allowed is true or false (whether the reset gate acts after the product with the hidden state, as in Keras)
        {embedding: 4, layers: [gru: {units: 3, resetafter: true}]}    | 3:48: unknown key "resetafter" in model.layers.1.gru; allowed are units, bidirectional, go-backwards and reset-after; did you mean reset-after?
        {embedding: 4, layers: [lstm: {units: 3, bidirectional: ave}]} | 3:64: model.layers.1.lstm.bidirectional is the text "ave"; allowed is true, false, concat, sum, average or multiply (how the outputs of two layers that read both ways are merged)
        {embedding: 4, layers: [lstm: {units: 3, bidirectional: 2}]}   | 3:64: model.layers.1.lstm.bidirectional is 2; allowed is true, false, concat, sum, average or multiply (how the outputs of two layers that read both ways are merged)
        {embedding: 4, layers: [lstm: {units: 3, bidirectional: "true"}]} | 3:64: model.layers.1.lstm.bidirectional is the text "true"; allowed is true, false, concat, sum, average or multiply (how the outputs of two layers that read both ways are merged); did you mean true?
        {embedding: 4, layers: [lstm: {units: 3, bidirectional: sum, go-backwards: true}]} | 3:69: model.layers.1.lstm.go-backwards is true, but the layer is bidirectional and reads both ways; leave out one of them
        {embedding: 4, units: 3, pooling: first}    | 3:42: model.pooling is the text "first"; allowed is last, max or mean (what becomes of the outputs of the last recurrent layer)
        {embedding: 4, units: 3, dense: 0}          | 3:40: model.dense is 0; allowed is a whole number from 1 to 100000, a mapping or a list (hidden dense layers between the recurrent layers and the sigmoid unit)
        {embedding: 4, units: 3, dense: relu}       | 3:40: model.dense is the text "relu"; allowed is a whole number from 1 to 100000, a mapping or a list (hidden dense layers between the recurrent layers and the sigmoid unit)
        {embedding: 4, units: 3, dense: [4, relu]}  | 3:44: item 2 of model.dense is the text "relu"; allowed is a whole number from 1 to 100000 or a mapping (units of a dense layer, or its settings)
        {embedding: 4, units: 3, dense: [{activation: relu}]} | 3:41: model.dense.1 lacks "units"
        {embedding: 4, units: 3, dense: {activation: relu}}   | 3:40: model.dense lacks "units"
        {embedding: 4, units: 3, dense: [{units: 3, activation: gelu}]} | 3:64: model.dense.1.activation is the text "gelu"; allowed is relu, tanh, sigmoid or linear (what a dense layer does to its sums); did you mean relu?
        {embedding: 90000, layers: [lstm: 90000]}   | 3:8: with data.vocabulary 8 the model has 64801170001 parameters; allowed are at most 100000000
        """)
    void oneMistakeIsOneSentence(String section, String mistake) throws IOException {
        assertEquals(List.of("x.yaml:" + mistake), mistakes(section));
    }

    @Test
    void theNumberOfLayersIsLimited() throws IOException {
        String many = String.join(
                ", ", IntStream.rangeClosed(1, 101).mapToObj(i -> "1").toList());
        assertEquals(
                List.of("x.yaml:3:40: model.dense is a list of 101; allowed are at most 100"),
                mistakes("{embedding: 4, units: 3, dense: [" + many + "]}"));
        assertEquals(
                List.of("x.yaml:3:31: model.layers is a list of 101; allowed are at most 100"),
                mistakes("{embedding: 4, layers: [" + many.replace("1", "gru: 1") + "]}"));
    }

    @Test
    void everyMistakeIsFoundAtOnce() throws IOException {
        assertEquals(
                List.of(
                        "x.yaml:3:38: model.layers.1.lstm is 0; allowed is a whole number from 1 to 100000 or a mapping"
                                + " (units of an LSTM layer, or its settings)",
                        "x.yaml:3:41: item 2 of model.layers lacks \"lstm\" or \"gru\"",
                        "x.yaml:3:55: model.pooling is 3; allowed is last, max or mean (what becomes of the outputs of"
                                + " the last recurrent layer)"),
                mistakes("{embedding: 4, layers: [lstm: 0, {}], pooling: 3}"));
    }

    @Test
    void layersReplaceTheUnitsOfAnExtendedFileAndTheOtherWayRound() throws IOException {
        Folder folder = new Folder(temporary)
                .with("base.yaml", Folder.good(GOOD, "model: {embedding: 4, units: 5, pooling: mean, dense: [2]}"))
                .with("x.yaml", "extends: base.yaml\nmodel: {layers: [gru: 6, gru: 7]}\n")
                .with("y.yaml", "extends: x.yaml\nmodel: {layers: [lstm: 8], dense: []}\n")
                .with("z.yaml", "extends: x.yaml\nmodel: {units: 9, pooling: last, dense: []}\n")
                .with("both.yaml", "extends: base.yaml\nmodel: {units: 9, layers: [lstm: 8]}\n");

        assertEquals(
                new ModelSpec(
                        new EmbeddingSpec(4, false),
                        List.of(new GruSpec(6), new GruSpec(7)),
                        Pooling.MEAN,
                        List.of(new DenseSpec(2, Activation.RELU)),
                        HeadSpec.SIGMOID),
                folder.read("x.yaml").model());
        assertEquals(List.of(new LstmSpec(8)), folder.read("y.yaml").model().recurrent());
        assertEquals(List.of(), folder.read("y.yaml").model().dense());
        assertEquals(ModelSpec.lstm(4, 9, false), folder.read("z.yaml").model());
        assertEquals(
                List.of("both.yaml:2:19: model has both units (at both.yaml:2:9), which stands for a single LSTM, and"
                        + " layers; give one"),
                folder.mistakes("both.yaml"));
    }

    @Test
    void theCommandSetsWholeListsAndItemsByTheirNumbers() throws IOException {
        new Folder(temporary)
                .with("short.yaml", Folder.GOOD)
                .with(
                        "x.yaml",
                        Folder.good("units: 5", "layers: [lstm: 3, gru: {units: 4, reset-after: false}], dense: 6"));

        assertEquals(List.of(ModelSpec.lstm(4, 9, false)), models("x.yaml", sets("model.units=9", "model.dense=[]")));
        assertEquals(
                List.of(new GruSpec(7), new GruSpec(8)),
                models("short.yaml", sets("model.layers=[gru: 7, gru: 8]"))
                        .get(0)
                        .recurrent());
        assertEquals(
                List.of(new LstmSpec(3, Direction.SUM), new GruSpec(9, Direction.FORWARD, false)),
                models("x.yaml", sets("model.layers.1.lstm.bidirectional=sum", "model.layers.2.gru.units=9"))
                        .get(0)
                        .recurrent());
        assertEquals(
                List.of(new LstmSpec(3), new LstmSpec(8)),
                models("x.yaml", sets("model.layers.2={lstm: 8}")).get(0).recurrent());
        assertEquals(
                List.of(new DenseSpec(6, Activation.TANH)),
                models("x.yaml", sets("model.dense.activation=tanh")).get(0).dense());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        model.layers.3.lstm=5  | there is no item "3" of model.layers, a list of 2 items; the first is model.layers.1
        model.layers.0.lstm=5  | there is no item "0" of model.layers, a list of 2 items; the first is model.layers.1
        model.layers.lstm=5    | there is no item "lstm" of model.layers, a list of 2 items; the first is model.layers.1
        model.layers.1.gru=5   | item 1 of model.layers is both lstm and gru; give each layer an item of its own
        """)
    void whatIsNotThereCannotBeSet(String set, String sentence) throws IOException {
        new Folder(temporary).with("x.yaml", Folder.good("units: 5", "layers: [lstm: 3, gru: 4]"));
        BadInput bad = assertThrows(BadInput.class, () -> models("x.yaml", sets(set)));
        assertEquals(List.of("--set " + set + ": " + sentence), bad.sentences());
    }

    @Test
    void unitsAndLayersAreNotSetTogether() throws IOException {
        new Folder(temporary).with("x.yaml", Folder.GOOD);
        BadInput bad =
                assertThrows(BadInput.class, () -> models("x.yaml", sets("model.units=3", "model.layers=[gru: 3]")));
        assertEquals(
                List.of("--set model.layers=[gru: 3]: model.layers is set already by --set model.units=3; set it once"),
                bad.sentences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"units: 5", "layers: [gru: 2]"})
    void wholeModelsAreSwept(String base) throws IOException {
        new Folder(temporary)
                .with(
                        "x.yaml",
                        Folder.good("units: 5", base) + "sweep: {grid: {model.layers: [[lstm: 3], [gru: 4, gru: 5]]}}");

        assertEquals(
                List.of(List.of(new LstmSpec(3)), List.of(new GruSpec(4), new GruSpec(5))),
                models("x.yaml", Overrides.NONE).stream()
                        .map(ModelSpec::recurrent)
                        .toList());
        assertEquals(
                List.of("{model.layers=[{lstm: 3}]}", "{model.layers=[{gru: 4}, {gru: 5}]}"),
                ExperimentFile.read(temporary.resolve("x.yaml"), Overrides.NONE).combinations().stream()
                        .map(combination -> combination.values().toString())
                        .toList());
    }

    @Test
    void theUnitsOfALayerAreSweptByItsNumber() throws IOException {
        new Folder(temporary)
                .with(
                        "x.yaml",
                        Folder.good("units: 5", "layers: [lstm: 3, gru: 4]")
                                + "sweep: {grid: {model.layers.2.gru: [6, 7]}, random: {samples: 3,"
                                + " model.layers.1.lstm: {from: 1, to: 1000}}}");

        List<ModelSpec> models = models("x.yaml", Overrides.NONE);

        assertEquals(6, models.size());
        assertEquals(
                List.of(6, 6, 6, 7, 7, 7),
                models.stream().map(model -> model.recurrent().get(1).units()).toList());
    }

    @Test
    void aSweepThatChoosesAnotherFormSaysOneOfThem() throws IOException {
        Folder folder = new Folder(temporary)
                .with("x.yaml", Folder.GOOD + "sweep: {grid: {model.layers: [[gru: 3]], model.units: [4]}}")
                .with(
                        "y.yaml",
                        Folder.good("units: 5", "layers: [lstm: 3]") + "sweep: {grid: {model.layers.2.lstm: [4]}}");

        assertEquals(
                List.of("x.yaml:9:42: the sweep sets model.units twice: here and with model.layers at x.yaml:9:16; let"
                        + " one axis set it"),
                folder.mistakes("x.yaml"));
        assertEquals(
                List.of("y.yaml:9:16: there is no item \"2\" of model.layers, a list of 1 item; the first is"
                        + " model.layers.1"),
                folder.mistakes("y.yaml"));
    }

    /** What a file that a run keeps says is the model that it ran. */
    @Test
    void theResolvedFileMeansTheSame() throws IOException {
        Folder folder = new Folder(temporary)
                .with("base.yaml", Folder.GOOD)
                .with(
                        "x.yaml",
                        "extends: base.yaml\nmodel: {layers: [lstm: {units: 3, bidirectional: true}, gru: 4], pooling:"
                                + " mean, dense: [{units: 2, activation: linear}, 7]}\n");
        String text = folder.sweep("x.yaml").text().apply(temporary);
        folder.with("y.yaml", text);

        assertEquals(folder.read("x.yaml").model(), folder.read("y.yaml").model());
    }

    @Test
    void everyModelIsReadAsItIsWritten() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        Experiment experiment =
                new Folder(temporary).with("x.yaml", Folder.GOOD).read("x.yaml");
        SchemaCheck schema = new SchemaCheck();
        for (int i = 0; i < 300; i++) {
            ModelSpec drawn = RandomModels.draw(random);
            // In a task's sequences token 0 is no padding.
            ModelSpec model = new ModelSpec(
                    new EmbeddingSpec(drawn.input().width(0), false),
                    drawn.recurrent(),
                    drawn.pooling(),
                    drawn.dense(),
                    drawn.head());
            String section = YamlText.of(Map.of("model", ModelSection.written(model)), 100);
            new Folder(temporary).with("x.yaml", Folder.good(GOOD + "\n", section));

            assertEquals(
                    model,
                    ExperimentFile.read(temporary.resolve("x.yaml"), Overrides.NONE, schema)
                            .first()
                            .model());
            assertEquals(Optional.empty(), ResolvedRules.broken(experiment.data(), model, experiment.training()));
        }
    }

    @Test
    void aModelFromElsewhereThatNoFileCouldSayIsRefused() throws IOException {
        Experiment experiment =
                new Folder(temporary).with("x.yaml", Folder.GOOD).read("x.yaml");
        ModelSpec empty =
                new ModelSpec(new EmbeddingSpec(4, false), List.of(new GruSpec(3), new GruSpec(0)), HeadSpec.SIGMOID);
        assertEquals(
                Optional.of("model.layers.2.gru.units is 0; allowed is a whole number from 1 to 100000 (units of the"
                        + " layer)"),
                ResolvedRules.broken(experiment.data(), empty, experiment.training()));
    }
}
