package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.dropwhere.spec.Placement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where variants of stacks drop: what may be said, and a sentence for what may not. */
class PlacesByLayerTest {
    @TempDir
    Path temporary;

    private Folder file(String variant) throws IOException {
        return new Folder(temporary).with("x.yaml", """
                data: {task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20}
                model: {embedding: 4, layers: [lstm: {units: 5, bidirectional: concat}, gru: 6, lstm: 7], dense: [8, 9]}
                training: {epochs: 2}
                seeds: 3
                variants:
                  plain: {lstm-input: 0.5, lstm-recurrent: {rate: 0.25, layers: [3]}}
                  some: {%s}
                """.formatted(variant));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lstm-input: {rate: 0.5, layers: [1, 3]}  | lstm-input 0.5 per-sequence shared, layer-3.lstm-input 0.5 per-sequence shared
            between-layers: 0.5                      | between-layers 0.5 per-step shared, layer-2.between-layers 0.5 per-step shared
            dense: {rate: 0.5, layers: [2], time: per-batch} | layer-2.dense 0.5 per-batch shared
            state: 0.1                               | layer-2.state 0.1 per-sequence shared
            cell: 0.1                                | cell 0.1 per-sequence shared, layer-3.cell 0.1 per-sequence shared
            zoneout: {rate: 0.1, layers: [2]}        | layer-2.zoneout.hidden 0.1 per-step shared
            zoneout: [{cell: 0.1, layers: [1]}, {hidden: 0.2, layers: [1]}] | zoneout.cell 0.1 per-step shared, zoneout.hidden 0.2 per-step shared
            candidate: [{rate: 0.5, layers: [3]}, {rate: 0.2, layers: [1]}] | candidate 0.2 per-step shared, layer-3.candidate 0.5 per-step shared
            after-lstm: 0.5                          | layer-3.after-lstm 0.5 per-sequence shared
            recurrent-weights: {rate: 0.5, rows: true, layers: [2]} | layer-2.lstm-recurrent 0.5 per-batch shared
            recurrent-weights: {rate: 0.5, rows: true, gates: per-gate, layers: [2]} | layer-2.lstm-recurrent 0.5 per-batch per-gate
            lstm-recurrent: {matched-to: plain, layers: [3]} | layer-3.lstm-recurrent 0.25 per-sequence shared
            keras: [{dropout: 0.5}, {}, {recurrent-dropout: 0.1}] | lstm-input 0.5 per-sequence shared, layer-3.lstm-recurrent 0.1 per-sequence per-gate
            pytorch: {dropout: 0.2}                  | between-layers 0.2 per-step shared, layer-2.between-layers 0.2 per-step shared
            dl4j: [{drop-out: 0.8}, {}, {}]          | lstm-input 0.2 per-step shared
            'tensorflow-1: {state-keep-prob: 0.9, variational: true}' | lstm-recurrent 0.1 per-batch shared, layer-2.state 0.1 per-batch shared, layer-3.lstm-recurrent 0.1 per-batch shared
            """)
    void aSiteIsInTheLayersThatAreSaidOrAllThatHaveIt(String variant, String expected) throws IOException {
        List<Placement> placements =
                file(variant).read("x.yaml").variants().get(1).placements();

        assertEquals(
                expected,
                placements.stream()
                        .map(p -> p.ref().key() + " " + p.rate() + " "
                                + p.time().key() + " " + p.gates().key())
                        .collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cell: {rate: 0.1, layers: [2]} | 37: variants.some.cell.layers names layer 2, but a GRU has no cell state; its state is state, and what is added to it candidate
            state: {rate: 0.1, layers: [1]} | 38: variants.some.state.layers names layer 1, but an LSTM has two states; allowed are cell and lstm-recurrent in place of state
            zoneout: {cell: 0.1, layers: [2]} | 40: variants.some.zoneout.layers names layer 2, but a GRU has no cell state; allowed is zoneout.hidden
            between-layers: {rate: 0.1, layers: [3]} | 47: variants.some.between-layers.layers names layer 3, which is the last and hands to no other; allowed is after-lstm
            after-lstm: {rate: 0.1, layers: [1]} | 43: variants.some.after-lstm.layers names layer 1, but what leaves the last layer is of layer 3; allowed is between-layers
            token: {rate: 0.1, layers: [2]} | 38: variants.some.token.layers names layer 2, but the embedding is below layer 1; allowed is 1
            lstm-input: {rate: 0.1, layers: [4]} | 43: variants.some.lstm-input.layers names layer 4, but the model has 3 recurrent layers
            dense: {rate: 0.1, layers: [3]} | 38: variants.some.dense.layers names layer 3, but the model has 2 hidden dense layers
            lstm-input: {rate: 0.1, layers: [1, 1]} | 46: variants.some.lstm-input.layers names layer 1 twice; name it once
            lstm-input: {rate: 0.1, layers: [0]} | 43: item 1 of variants.some.lstm-input.layers is 0; allowed is a whole number from 1 to 100 (number of a layer)
            lstm-input: {rate: 0.1, layers: []} | 42: variants.some.lstm-input.layers is an empty list; allowed is a list of one or more (numbers of layers, from 1)
            lstm-input: [{rate: 0.1}, {rate: 0.2, layers: [2]}] | 36: variants.some gives lstm-input of layer 2 twice: here and at x.yaml:7:23; give it once
            recurrent-weights: {rate: 0.1, rows: true}, lstm-recurrent: 0.5 | 10: variants.some has both recurrent-weights with rows, which is lstm-recurrent per batch, and lstm-recurrent (at x.yaml:7:54); give one
            recurrent-weights: {rate: 0.1, gates: shared} | 48: variants.some.recurrent-weights.gates is shared; allowed is per-gate, or rows: true, with which whole rows are dropped
            keras: {recurrent-dropout: 0.5}, recurrent-weights: {rate: 0.2, rows: true} | 43: variants.some gives lstm-recurrent twice: here (rows of recurrent-weights are lstm-recurrent per batch) and in Keras' words (recurrent-dropout) at x.yaml:7:18; give it once
            keras: [{dropout: 0.5}] | 17: variants.some.keras is a list of 1, but the model has 3 recurrent layers; allowed is an item for each
            pytorch: {dropout: 0.5}, between-layers: 0.1 | 35: variants.some gives between-layers twice: here and in PyTorch's words (dropout) at x.yaml:7:20; give it once
            dl4j: {drop-out: 0.5} | 10: variants.some.dl4j does not fit the model: Deeplearning4j has no GRU, as layer 2 is; allowed is lstm-input in its place
            dl4j: {drop-out: 1.5} | 27: variants.some.dl4j.drop-out is 1.5; allowed is a number from 0 to 1 (probability of keeping)
            tensorflow-1: {input-keep-prob: 0} | 42: variants.some.tensorflow-1.input-keep-prob is 0; allowed is a number above 0 up to 1 (probability of keeping)
            lstm-recurrent: {matched-to: plain} | 39: variants.some.lstm-recurrent.matched-to names plain, which drops nothing on the hidden state path of layer 1; allowed is a variant that does
            """)
    void whatTheModelHasNotIsToldInASentence(String variant, String message) throws IOException {
        assertEquals(List.of("x.yaml:7:" + message), file(variant).mistakes("x.yaml"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            between-layers: 0.1 | 25: variants.some.between-layers has no place in the model: it has one recurrent layer, which hands to no other; allowed is after-lstm
            state: 0.1          | 25: variants.some.state has no place in the model: an LSTM has two states; allowed are cell and lstm-recurrent in place of state
            dense: 0.1          | 25: variants.some.dense has no place in the model: it has no hidden dense layer; allowed are those of model.dense
            """)
    void ofOneLstm(String place, String message) throws IOException {
        List<String> mistakes = new Folder(temporary)
                .with("x.yaml", Folder.good("after-embedding: 0.25", place))
                .mistakes("x.yaml");

        assertEquals(List.of("x.yaml:8:" + message.replaceFirst("^25", "10")), mistakes);
    }
}
