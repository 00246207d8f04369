package org.dropwhere.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What frameworks do in stacks and in GRUs, as their sources say: keras_core and keras/src/layers/rnn/gru.py,
 * keras/layers/recurrent.py of Keras 1 and 2, tf_keras/layers/rnn/gru.py, TensorFlow's rnn_cell_wrapper_impl.py.
 */
class FrameworkDropoutTest {
    private static final ModelSpec STACK = stack(Direction.FORWARD, Pooling.LAST);

    private static ModelSpec stack(Direction direction, Pooling pooling) {
        return new ModelSpec(
                new EmbeddingSpec(4, false),
                List.of(new LstmSpec(5), new GruSpec(4, direction, true)),
                pooling,
                List.of(),
                HeadSpec.SIGMOID);
    }

    private static ModelSpec gru(boolean resetAfter) {
        return new ModelSpec(
                new EmbeddingSpec(4, false), List.of(new GruSpec(4, Direction.FORWARD, resetAfter)), HeadSpec.SIGMOID);
    }

    private static String words(List<Placement> placements) {
        return placements.stream()
                .map(p -> p.ref().key() + " " + p.rate() + " " + p.time().key() + " "
                        + p.gates().key())
                .collect(Collectors.joining(", "));
    }

    private static String words(FrameworkDropout words, ModelSpec model) {
        return words(
                Variant.of("v", List.of(words), model, List.of(), List.of()).placements());
    }

    /** Up to Keras 3.7, and with implementation 2 of Keras 2.1 to 2.3, what the update gate keeps is masked too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # version | impl. | reset after | dropout only | with recurrent dropout
            3         | -     | true  | lstm-input 0.2 per-sequence shared   | lstm-input 0.2 per-sequence per-gate, lstm-recurrent 0.3 per-sequence per-gate
            3         | 1     | true  | lstm-input 0.2 per-sequence per-gate | lstm-input 0.2 per-sequence per-gate, lstm-recurrent 0.3 per-sequence per-gate
            3.0-3.7   | -     | true  | lstm-input 0.2 per-sequence shared   | lstm-input 0.2 per-sequence shared, state 0.3 per-sequence shared
            3.0-3.7   | 1     | true  | lstm-input 0.2 per-sequence shared   | lstm-input 0.2 per-sequence shared, state 0.3 per-sequence shared
            tf.keras-2| -     | true  | lstm-input 0.2 per-step shared       | lstm-input 0.2 per-sequence per-gate, lstm-recurrent 0.3 per-sequence per-gate
            tf.keras-2| -     | false | lstm-input 0.2 per-sequence shared   | lstm-input 0.2 per-sequence per-gate, lstm-recurrent 0.3 per-sequence per-gate
            tf.keras-2| 1     | false | lstm-input 0.2 per-sequence per-gate | lstm-input 0.2 per-sequence per-gate, lstm-recurrent 0.3 per-sequence per-gate
            2.3       | -     | false | lstm-input 0.2 per-sequence shared   | lstm-input 0.2 per-sequence shared, state 0.3 per-sequence shared
            2.1-2.2   | -     | false | lstm-input 0.2 per-sequence per-gate | lstm-input 0.2 per-sequence per-gate, lstm-recurrent 0.3 per-sequence per-gate
            2.1-2.2   | 2     | false | lstm-input 0.2 per-sequence shared   | lstm-input 0.2 per-sequence shared, state 0.3 per-sequence shared
            1         | 2     | false | lstm-input 0.2 per-sequence shared   | lstm-input 0.2 per-sequence shared, lstm-recurrent 0.3 per-sequence shared
            """)
    void aGruOfKerasIsMaskedAsItsVersionMasksIt(
            String version, String implementation, boolean resetAfter, String alone, String both) {
        KerasVersion keras = KerasRelease.of(version).orElseThrow().version();
        OptionalInt number =
                implementation.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(implementation));

        assertEquals(alone, words(new KerasDropout(keras, number, 0.2, 0), gru(resetAfter)));
        assertEquals(both, words(new KerasDropout(keras, number, 0.2, 0.3), gru(resetAfter)));
    }

    @Test
    void aNoteSaysWhereAGruWasAnotherOne() {
        KerasDropout old = new KerasDropout(KerasVersion.KERAS_2_3, OptionalInt.empty(), 0.2, 0);

        assertEquals(
                "A GRU of Keras 2.3 has reset_after false by default; here it is true, which the model decides.",
                old.notes(1, gru(true)).get(2));
        assertEquals(2, old.notes(1, gru(false)).size());
    }

    @Test
    void kerasWordsAreOfEveryLayerOrOfEach() {
        assertEquals(
                "lstm-input 0.5 per-sequence shared, layer-2.lstm-input 0.5 per-sequence shared",
                words(new KerasDropout(0.5, 0), STACK));
        assertEquals(
                "lstm-input 0.5 per-sequence shared, layer-2.lstm-recurrent 0.2 per-sequence per-gate",
                words(Variant.of(
                                "v",
                                List.of(new KerasDropout(0.5, 0), new KerasDropout(0, 0.2)),
                                STACK,
                                List.of(),
                                List.of())
                        .placements()));
    }

    @Test
    void pyTorchDropsBetweenLayersAndNeverAfterTheLast() {
        assertEquals("between-layers 0.5 per-step shared", words(new PyTorchDropout(0.5), STACK));
        assertEquals("", words(new PyTorchDropout(0.5), ModelSpec.lstm(4, 5, false)));
    }

    @Test
    void dl4jSaysWhatIsKeptOfALayersInput() {
        ModelSpec lstm = ModelSpec.lstm(4, 5, false);

        assertEquals("lstm-input 0.2 per-step shared", words(new Dl4jDropout(0.8), lstm));
        assertEquals("", words(new Dl4jDropout(0), lstm));
        assertEquals("", words(new Dl4jDropout(1), lstm));
        assertEquals(
                Optional.of("Deeplearning4j has no GRU, as layer 2 is; allowed is lstm-input in its place"),
                new Dl4jDropout(0.8).refusal(2, STACK));
        assertEquals(Optional.empty(), new Dl4jDropout(0.8).refusal(1, STACK));
    }

    /** The noise of variational_recurrent has a batch of 1; the state's mask is not on the output. */
    @Test
    void tensorFlow1WrapsTheCellOfEachLayer() {
        assertEquals(
                "lstm-input 0.2 per-step shared, lstm-recurrent 0.1 per-step shared, between-layers 0.3 per-step shared,"
                        + " layer-2.lstm-input 0.2 per-step shared, layer-2.state 0.1 per-step shared,"
                        + " layer-2.after-lstm 0.3 per-sequence shared",
                words(new TensorFlow1Dropout(0.8, 0.9, 0.7, false), STACK));
        assertEquals(
                "lstm-input 0.2 per-batch shared, lstm-recurrent 0.1 per-batch shared, between-layers 0.3 per-batch"
                        + " shared, layer-2.lstm-input 0.2 per-batch shared, layer-2.state 0.1 per-batch shared,"
                        + " layer-2.after-lstm 0.3 per-batch shared",
                words(new TensorFlow1Dropout(0.8, 0.9, 0.7, true), STACK));
    }

    @Test
    void whatTensorFlow1DropsBeforeMergingAndPoolingCannotBeSaid() {
        TensorFlow1Dropout output = new TensorFlow1Dropout(1, 1, 0.7, false);

        assertEquals(
                Optional.of(
                        "output-keep-prob drops the outputs of each direction before they are merged, and in layer 2"
                                + " they are merged by sum; allowed is concat"),
                output.refusal(2, stack(Direction.SUM, Pooling.LAST)));
        assertEquals(
                Optional.of("output-keep-prob drops the outputs of every step, before pooling takes the max; allowed is"
                        + " pooling last, or after-lstm in place of it"),
                output.refusal(2, stack(Direction.CONCAT, Pooling.MAX)));
        assertEquals(Optional.empty(), output.refusal(2, stack(Direction.CONCAT, Pooling.LAST)));
        assertEquals(
                Optional.empty(),
                new TensorFlow1Dropout(0.5, 0.5, 1, false).refusal(2, stack(Direction.SUM, Pooling.MAX)));
    }
}
