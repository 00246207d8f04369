package org.dropwhere.keras;

import static org.dropwhere.keras.Saved.ANSWER;
import static org.dropwhere.keras.Saved.EMBEDDING;
import static org.dropwhere.keras.Saved.INPUT;
import static org.dropwhere.keras.Saved.LOWER;
import static org.dropwhere.keras.Saved.LSTM;
import static org.dropwhere.keras.Saved.MASKED;
import static org.dropwhere.keras.Saved.functional;
import static org.dropwhere.keras.Saved.layer;
import static org.dropwhere.keras.Saved.read;
import static org.dropwhere.keras.Saved.reading;
import static org.dropwhere.keras.Saved.refused;
import static org.dropwhere.keras.Saved.sequential;
import static org.dropwhere.spec.GateSharing.SHARED;
import static org.dropwhere.spec.TimeSharing.PER_SEQUENCE;
import static org.dropwhere.spec.TimeSharing.PER_STEP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadModelTest {
    private static final String ENDS = "'input_layers': ['tokens', 0, 0], 'output_layers': ['answer', 0, 0]";
    private static final String KNOWN = "Embedding, Dropout, SpatialDropout1D, LSTM, GRU, Bidirectional of these,"
            + " GlobalMaxPooling1D, GlobalAveragePooling1D and Dense";

    private static final String KERAS_2 = """
            {'class_name': 'Model', 'config': {'name': 'model', 'layers': [
              {'class_name': 'InputLayer', 'config': {'name': 'tokens', 'batch_input_shape': [null, 13]},
               'name': 'tokens', 'inbound_nodes': []},
              {'class_name': 'Embedding', 'config': {'name': 'table', 'input_dim': 11, 'output_dim': 5,
                'dtype': 'float32', 'input_length': 13}, 'name': 'table', 'inbound_nodes': [[['tokens', 0, 0, {}]]]},
              {'class_name': 'LSTM', 'config': {'name': 'reader', 'units': 7, 'implementation': 1, 'dropout': 0.5,
                'time_major': false}, 'name': 'reader', 'inbound_nodes': [[['table', 0, 0, {}]]]},
              {'class_name': 'Dense', 'config': {'name': 'answer', 'units': 1, 'activation': 'sigmoid'},
               'name': 'answer', 'inbound_nodes': [[['reader', 0, 0, {}]]]}],
             'input_layers': [['tokens', 0, 0]], 'output_layers': [['answer', 0, 0]]}}
            """;

    private static String dropout(String name, double rate) {
        return layer("Dropout", name, "'rate': " + rate);
    }

    /** Both directions of a Bidirectional, each with more settings. */
    private static String both(String forward, String backward, String more) {
        return layer(
                "Bidirectional",
                "both",
                "'layer': " + layer("GRU", "f", "'units': 4" + forward) + ", 'backward_layer': "
                        + layer("GRU", "b", "'units': 4, 'go_backwards': true" + backward) + more);
    }

    @Test
    void readsALayerOfEachKindInTheirOrder() {
        ReadModel read = read(sequential(
                INPUT,
                MASKED,
                layer("SpatialDropout1D", "first", "'rate': 0.2"),
                layer(
                        "GRU",
                        "lower",
                        "'units': 6, 'return_sequences': true, 'go_backwards': true, 'reset_after': false"),
                dropout("between", 0.3),
                layer("LSTM", "upper", "'units': 4, 'return_sequences': true, 'dropout': 0.5"),
                layer("GlobalAveragePooling1D", "mean", "'data_format': 'channels_last', 'keepdims': false"),
                dropout("after", 0.4),
                layer("Dense", "hidden", "'units': 3, 'activation': 'relu'"),
                dropout("last", 0.1),
                ANSWER));
        assertEquals(
                new ModelSpec(
                        new EmbeddingSpec(5, true),
                        List.of(new GruSpec(6, Direction.BACKWARD, false), new LstmSpec(4)),
                        Pooling.MEAN,
                        List.of(new DenseSpec(3, Activation.RELU)),
                        HeadSpec.SIGMOID),
                read.assembled().model());
        assertEquals(11, read.assembled().inputs());
        assertEquals(OptionalInt.of(13), read.assembled().steps());
        assertEquals(
                List.of(
                        new Placement(new SiteRef(1, Site.AFTER_EMBEDDING), 0.2, PER_SEQUENCE, SHARED),
                        new Placement(new SiteRef(1, Site.BETWEEN_LAYERS), 0.3, PER_STEP, SHARED),
                        new Placement(new SiteRef(2, Site.AFTER_LSTM), 0.4, PER_SEQUENCE, SHARED),
                        new Placement(new SiteRef(1, Site.DENSE), 0.1, PER_SEQUENCE, SHARED)),
                read.assembled().placements());
        assertEquals(List.of(words(0, 0), words(0.5, 0)), read.assembled().words());
        assertEquals(List.of(), read.notes());
    }

    private static KerasDropout words(double dropout, double recurrent) {
        return new KerasDropout(KerasVersion.KERAS_3, Optional.of("3.15.1"), OptionalInt.empty(), dropout, recurrent);
    }

    @ParameterizedTest
    @CsvSource({"concat,CONCAT", "sum,SUM", "ave,AVERAGE", "mul,MULTIPLY"})
    void readsBothDirections(String merge, Direction direction) {
        ModelSpec model = read(sequential(INPUT, EMBEDDING, both("", "", ", 'merge_mode': '" + merge + "'"), ANSWER))
                .assembled()
                .model();
        assertEquals(List.of(new GruSpec(4, direction, true)), model.recurrent());
    }

    @Test
    void readsNumbersWithoutAnEmbeddingAndTheirDropout() {
        String input = layer("InputLayer", "numbers", "'batch_shape': [null, null, 3]");
        ReadModel read = read(sequential(input, dropout("drop", 0.25), LSTM, ANSWER));
        assertEquals(new FeaturesSpec(), read.assembled().model().input());
        assertEquals(3, read.assembled().inputs());
        assertEquals(
                List.of(new Placement(Site.LSTM_INPUT, 0.25, PER_STEP, SHARED)),
                read.assembled().placements());
    }

    @Test
    void readsAFunctionalModelAsItsLayersReadEachOtherWhateverTheirOrder() {
        String answer = reading(ANSWER, "reader");
        String table = reading(EMBEDDING, "tokens");
        String reader = reading(LSTM, "table");
        ReadModel read = read(functional(ENDS, answer, reader, INPUT.replace("}}", "}, 'inbound_nodes': []}"), table));
        assertEquals(
                List.of("tokens", "table", "reader", "answer"),
                read.layers().stream().map(layer -> layer.saved().name()).toList());
        assertEquals(ModelSpec.lstm(5, 7, false), read.assembled().model());
    }

    @Test
    void readsTheNestedListsOfKeras2() {
        Refusals refusals = new Refusals("model.h5");
        ReadModel read = ReadModel.of(Optional.of("2.3.1"), Saved.json(KERAS_2), refusals)
                .orElseThrow(() -> new AssertionError(refusals.sentences()));
        assertEquals(ModelSpec.lstm(5, 7, false), read.assembled().model());
        // By default the gates of 2.3 share their masks.
        assertEquals(
                List.of(new KerasDropout(KerasVersion.KERAS_2_3, Optional.of("2.3.1"), OptionalInt.of(1), 0.5, 0)),
                read.assembled().words());
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void refusesACallOfKeras2ThatSaysWhetherItTrains(String training) {
        Refusals refusals = new Refusals("model.h5");
        ReadModel.of(
                Optional.of("2.3.1"),
                Saved.json(KERAS_2.replace("['table', 0, 0, {}]", "['table', 0, 0, {'training': " + training + "}]")),
                refusals);
        assertEquals(
                List.of("model.h5: layer \"reader\" (LSTM) is called with training " + training
                        + "; allowed is a call with its input alone."),
                refusals.sentences());
    }

    @Test
    void readsTheListThatKeras20To22HaveInThePlaceOfASequentialModelsSettings() {
        String model = "{'class_name': 'Sequential', 'config': [" + String.join(", ", EMBEDDING, LSTM, ANSWER) + "]}";
        assertEquals(
                ModelSpec.lstm(5, 7, false),
                ReadModel.of(Optional.of("2.2.4"), Saved.json(model), new Refusals("model.h5"))
                        .orElseThrow()
                        .assembled()
                        .model());
    }

    @ParameterizedTest
    @CsvSource({
        "3.15.1,3.15.1,KERAS_3",
        "3.7.0,3.7.0,KERAS_3_0",
        "3.10.0.dev2025032003,3.10.0,KERAS_3",
        "2.15.0,2.15.0,TF_KERAS_2",
        "2.18.0,tf_keras-2.18.0,TF_KERAS_2",
        "2.2.4-tf,2.2.4-tf,TF_KERAS_2",
        "2.2.4,2.2.4,KERAS_2_1",
        "2.0.8,2.0.8,KERAS_2_0"
    })
    void takesDropoutByTheVersionThatTheFileNames(String version, String word, KerasVersion meaning) {
        Refusals refusals = new Refusals("model.h5");
        KerasDialect dialect = KerasDialect.of(Optional.of(version), Saved.json("{}"), refusals);
        assertEquals(new KerasDialect(Optional.of(version), word, meaning), dialect);
        assertEquals(List.of(), refusals.sentences());
    }

    @ParameterizedTest
    @CsvSource({"1.2.2", "4.0.0", "newest", "''", "3"})
    void refusesOtherVersions(String version) {
        Refusals refusals = new Refusals("model.h5");
        KerasDialect.of(Optional.of(version), Saved.json("{}"), refusals);
        assertEquals(
                List.of("model.h5: the version of Keras is \"" + version + "\"; allowed are those of Keras 2 and 3."),
                refusals.sentences());
    }

    @Test
    void saysWhatItTakesAFileForThatNamesNoVersion() {
        ReadModel read = ReadModel.of(
                        Optional.empty(), Saved.json(sequential(INPUT, EMBEDDING, LSTM, ANSWER)), new Refusals("m"))
                .orElseThrow();
        assertEquals(KerasVersion.KERAS_3, read.dialect().version());
        assertEquals(
                List.of("The file does not say which release of Keras 3 has written it; the words are taken as of 3.8"
                        + " and later, and in 3.0 to 3.7 the gates share their masks."),
                read.notes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'stateful': true | stateful true, with which states go on from batch to batch; allowed is false",
                "'return_state': true | return_state true; allowed is false",
                "'activation': 'relu' | activation \"relu\"; allowed is tanh",
                "'activation': {'class_name': 'function', 'config': 'gelu'} | activation \"gelu\"; allowed is tanh",
                "'recurrent_activation': 'hard_sigmoid' | recurrent_activation \"hard_sigmoid\"; allowed is sigmoid",
                "'use_bias': false | use_bias false; allowed is true",
                "'kernel_regularizer': {'class_name': 'L2', 'config': {'l2': 0.01}} | kernel_regularizer \"L2\", which adds to"
                        + " the loss; allowed is none",
                "'bias_constraint': {'class_name': 'NonNeg'} | bias_constraint \"NonNeg\", which changes the weights after"
                        + " a step; allowed is none",
                "'dtype': 'float16' | dtype \"float16\"; allowed is float32",
                "'dtype': {'class_name': 'DTypePolicy', 'config': {'name': 'mixed_float16'}} | dtype \"mixed_float16\";"
                        + " allowed is float32",
                "'dropout': 1 | dropout 1; allowed is a number from 0 up to but not including 1",
                "'recurrent_dropout': 'a' | recurrent_dropout \"a\"; allowed is a number from 0 up to but not including 1",
                "'time_major': true | time_major true; allowed is false",
                "'implementation': 3 | implementation 3; allowed is a whole number from 1 to 2",
                "'activation': null | activation null; allowed is tanh",
                "'recurrent_activation': null | recurrent_activation null; allowed is sigmoid",
                "'use_bias': null | use_bias null; allowed is true",
                "'unit_forget_bias': null | unit_forget_bias null; allowed is true or false",
                "'go_backwards': 'no' | go_backwards \"no\"; allowed is true or false",
                "'lora_rank': 4 | lora_rank 4, which is not known here and may change a result; allowed is none",
            })
    void refusesASettingOfALayer(String setting, String refusal) {
        assertEquals(
                List.of("model.keras: layer \"memory\" (LSTM) has " + refusal.strip() + "."),
                refused(sequential(INPUT, EMBEDDING, layer("LSTM", "memory", "'units': 7, " + setting), ANSWER)));
    }

    @Test
    void refusesAResetAfterOfNull() {
        assertEquals(
                List.of("model.keras: layer \"memory\" (GRU) has reset_after null; allowed is true or false."),
                refused(sequential(
                        INPUT, EMBEDDING, layer("GRU", "memory", "'units': 7, 'reset_after': null"), ANSWER)));
    }

    @Test
    void takesADenseWithoutActivationForLinear() {
        assertEquals(
                List.of(new DenseSpec(3, Activation.LINEAR)),
                read(sequential(
                                INPUT,
                                EMBEDDING,
                                LSTM,
                                layer("Dense", "hidden", "'units': 3, 'activation': null"),
                                ANSWER))
                        .assembled()
                        .model()
                        .dense());
    }

    @Test
    void passesOverWhatChangesNothing() {
        String reader = layer(
                "LSTM",
                "reader",
                "'units': 7, 'unroll': true, 'seed': 3, 'implementation': 2, 'future': null, 'stateful': null,"
                        + " 'newer': false, 'more': {},"
                        + " 'zero_output_for_mask': true, 'dtype': {'class_name': 'Policy', 'config': {'name':"
                        + " 'float32'}}, 'kernel_initializer': 'glorot_uniform'");
        assertEquals(
                ModelSpec.lstm(5, 7, false),
                read(sequential(INPUT, EMBEDDING, reader, ANSWER)).assembled().model());
    }

    @Test
    void refusesTrainableFalse() {
        assertEquals(
                List.of("model.keras: layer \"table\" (Embedding) has trainable false, which keeps its weights as they"
                        + " are; allowed is true: set trainable to True, save again, and say embedding: {train: false}"
                        + " in the experiment."),
                refused(sequential(INPUT, EMBEDDING.replace("'trainable': true", "'trainable': false"), LSTM, ANSWER)));
        assertEquals(
                List.of("model.keras: layer \"reader\" (LSTM) has trainable false, which keeps its weights as they are;"
                        + " allowed is true."),
                refused(sequential(INPUT, EMBEDDING, LSTM.replace("'trainable': true", "'trainable': false"), ANSWER)));
    }

    @Test
    void refusesEverythingAtOnce() {
        assertEquals(
                List.of(
                        "model.keras: layer \"table\" (Embedding) has output_dim 0; allowed is a whole number from 1 to"
                                + " 100000.",
                        "model.keras: layer \"windows\" (Conv1D) is of a class that this program does not have; allowed are "
                                + KNOWN + ".",
                        "model.keras: layer \"double\" (Lambda) is of a class that this program does not have, which holds"
                                + " code, and code is never run.",
                        "model.keras: layer \"mine\" (LSTM) is a class of its author's own (registered_name \"pack>LSTM\"),"
                                + " whose code is never run.",
                        "model.keras: layer \"kinds\" (Dense) has activation \"softmax\"; allowed is linear, relu, tanh or"
                                + " sigmoid."),
                refused(sequential(
                        INPUT,
                        EMBEDDING.replace("'output_dim': 5", "'output_dim': 0"),
                        layer("Conv1D", "windows", "'filters': 3"),
                        layer("Lambda", "double", "'function': ['4wEAAAAA', null, null]"),
                        layer("LSTM", "mine", "'units': 7")
                                .replace("'registered_name': null", "'registered_name': 'pack>LSTM'"),
                        layer("Dense", "kinds", "'units': 3, 'activation': 'softmax'"))));
    }

    @Test
    void refusesAClassOfAnotherModule() {
        assertEquals(
                List.of(
                        "model.keras: layer \"reader\" (LSTM) is a class of its author's own (module \"mine.layers\"), whose"
                                + " code is never run; allowed are Keras' own " + KNOWN + "."),
                refused(sequential(INPUT, EMBEDDING, LSTM.replace("keras.layers", "mine.layers"), ANSWER)));
    }

    @Test
    void refusesDirectionsThatAreNotAlike() {
        assertEquals(
                List.of(
                        "model.keras: layer \"both\" (Bidirectional) reads forward with GRU(units=4,"
                                + " return_sequences=false, dropout=0.1, recurrent_dropout=0.0) and backward with GRU(units=4,"
                                + " return_sequences=false, dropout=0.0, recurrent_dropout=0.0); allowed are two that are alike."),
                refused(sequential(INPUT, EMBEDDING, both(", 'dropout': 0.1", "", ""), ANSWER)));
        assertEquals(
                List.of(
                        "model.keras: layer \"both\" (Bidirectional) with the forward layer \"f\" (GRU) has go_backwards"
                                + " true; allowed is false."),
                refused(sequential(INPUT, EMBEDDING, both(", 'go_backwards': true", "", ""), ANSWER)));
        assertEquals(
                List.of("model.keras: layer \"both\" (Bidirectional) has merge_mode null, with which both outputs stay"
                        + " apart; allowed is concat, sum, ave or mul."),
                refused(sequential(INPUT, EMBEDDING, both("", "", ", 'merge_mode': null"), ANSWER)));
    }

    @Test
    void refusesLayersThatAreNoChain() {
        String input = INPUT.replace("}}", "}, 'inbound_nodes': []}");
        String right = input.replace("'tokens'", "'right'");
        assertEquals(
                List.of(
                        "model.keras: the model has the inputs \"tokens\" and \"right\"; allowed is one.",
                        "model.keras: layer \"join\" (Concatenate) reads the layers \"table\" and \"right\"; allowed is one,"
                                + " the layer before it.",
                        "model.keras: layer \"table\" (Embedding) is read by \"reader\" and \"other\"; allowed is a chain of"
                                + " layers, each of which reads the one before.",
                        "model.keras: layer \"join\" (Concatenate) is of a class that this program does not have; allowed are "
                                + KNOWN + "."),
                refused(functional(
                        "'input_layers': [['tokens', 0, 0], ['right', 0, 0]], 'output_layers': ['answer', 0, 0]",
                        input,
                        right,
                        reading(EMBEDDING, "tokens"),
                        reading(LSTM, "table"),
                        reading(LSTM.replace("reader", "other"), "table"),
                        reading(layer("Concatenate", "join", "'axis': -1"), "table", "right"),
                        reading(ANSWER, "reader"))));
    }

    @Test
    void refusesCallsWithMoreThanTheInput() {
        String input = INPUT.replace("}}", "}, 'inbound_nodes': []}");
        assertEquals(
                List.of("model.keras: layer \"drop\" (Dropout) is called with training true; allowed is a call with its"
                        + " input alone."),
                refused(functional(
                        ENDS,
                        input,
                        reading(EMBEDDING, "tokens"),
                        reading(dropout("drop", 0.5), "table").replace("'training': false", "'training': true"),
                        reading(LSTM, "drop"),
                        reading(ANSWER, "reader"))));
    }

    @Test
    void refusesALoopAndALayerThatNothingLeadsTo() {
        String input = INPUT.replace("}}", "}, 'inbound_nodes': []}");
        assertEquals(
                List.of("model.keras: no chain of all layers leads from the input \"tokens\" to the output \"answer\";"
                        + " allowed is one."),
                refused(functional(
                        ENDS, input, reading(EMBEDDING, "reader"), reading(LSTM, "table"), reading(ANSWER, "tokens"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "early | drops tokens before the Embedding; allowed is Dropout after it",
                "twice | drops where the layer before it does already; allowed is one of them",
                "steps | drops what a pooling reads at each step; allowed is Dropout after the pooling",
                "spatial | reads no sequence; allowed is Dropout",
                "end | stands after the last Dense(1, activation=\"sigmoid\"); allowed is nothing there",
            })
    void refusesDropoutWhereThereIsNoPlaceForIt(String name, String refusal) {
        String[] layers = switch (name) {
            case "early" -> new String[] {INPUT, dropout(name, 0.5), EMBEDDING, LSTM, ANSWER};
            case "twice" -> new String[] {INPUT, EMBEDDING, dropout("once", 0.5), dropout(name, 0.5), LSTM, ANSWER};
            case "steps" ->
                new String[] {
                    INPUT,
                    EMBEDDING,
                    LOWER,
                    dropout(name, 0.5),
                    layer("GlobalMaxPooling1D", "p", "'keepdims': false"),
                    ANSWER
                };
            case "spatial" ->
                new String[] {INPUT, EMBEDDING, LSTM, layer("SpatialDropout1D", name, "'rate': 0.5"), ANSWER};
            default -> new String[] {INPUT, EMBEDDING, LSTM, ANSWER, dropout(name, 0.5)};
        };
        List<String> sentences = refused(sequential(layers));
        assertEquals(1, sentences.size());
        assertTrue(sentences.get(0).startsWith("model.keras: layer \"" + name + "\" ("), sentences.get(0));
        assertTrue(sentences.get(0).endsWith(") " + refusal.strip() + "."), sentences.get(0));
    }

    @Test
    void refusesWhatDoesNotEndInOneProbability() {
        assertEquals(
                List.of(
                        "model.keras: layer \"logit\" (Dense) is the last layer and has 1 unit and the activation linear;"
                                + " allowed is 1 unit with sigmoid."),
                refused(sequential(INPUT, EMBEDDING, LSTM, layer("Dense", "logit", "'units': 1"))));
        assertEquals(
                List.of("model.keras: the model does not end with an answer; allowed is a last layer Dense(1,"
                        + " activation=\"sigmoid\")."),
                refused(sequential(INPUT, EMBEDDING, LSTM)));
        assertEquals(
                List.of(
                        "model.keras: layer \"answer\" (Dense) reads a sequence; allowed is a Dense after a recurrent layer"
                                + " with return_sequences false, or after a pooling."),
                refused(sequential(INPUT, EMBEDDING, LOWER, ANSWER)));
    }

    @Test
    void refusesAPoolingThatTakesPaddingForSteps() {
        String pooling = layer("GlobalMaxPooling1D", "largest", "'keepdims': false");
        assertEquals(
                List.of("model.keras: layer \"largest\" (GlobalMaxPooling1D) takes padded steps for others, though the"
                        + " Embedding has mask_zero true; allowed is GlobalAveragePooling1D, or mask_zero false."),
                refused(sequential(INPUT, MASKED, LOWER, pooling, ANSWER)));
        assertEquals(
                Pooling.MAX,
                read(sequential(INPUT, EMBEDDING, LOWER, pooling, ANSWER))
                        .assembled()
                        .model()
                        .pooling());
    }

    @Test
    void tellsInitializersThatNewWeightsWillNotHave() {
        ReadModel read = read(sequential(
                INPUT,
                EMBEDDING.replace(
                        "'output_dim'",
                        "'embeddings_initializer': {'class_name': 'RandomUniform', 'config':"
                                + " {'minval': -1, 'maxval': 1}}, 'output_dim'"),
                LSTM.replace("'units'", "'kernel_initializer': 'he_normal', 'unit_forget_bias': false, 'units'"),
                ANSWER));
        assertEquals(
                List.of(
                        "Layer \"table\" (Embedding) has embeddings_initializer \"RandomUniform\" with settings of its own;"
                                + " new weights here are drawn as by Keras' default.",
                        "Layer \"reader\" (LSTM) has kernel_initializer \"he_normal\"; new weights here are drawn as by"
                                + " Keras' default.",
                        "Layer \"reader\" (LSTM) has unit_forget_bias false; new weights here begin with forget gates at"
                                + " 1."),
                read.notes());
    }

    @Test
    void showsNamesOfAFileAsTheyCannotHarmATerminal() {
        String evil = "e\\u001b[31m\\u202evil";
        assertEquals(
                List.of(
                        "model.keras: layer \"e\\u001b[31m\\u202evil\" (LSTM) has stateful true, with which states go on"
                                + " from batch to batch; allowed is false."),
                refused(sequential(INPUT, EMBEDDING, layer("LSTM", evil, "'units': 7, 'stateful': true"), ANSWER)));
    }
}
