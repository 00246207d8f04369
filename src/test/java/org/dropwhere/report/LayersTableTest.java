package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.results.ResultTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers are counted as Keras' {@code summary()} counts them. */
class LayersTableTest {
    @TempDir
    private Path folder;

    private Map<String, ResultTable> tables(int vocabulary, String model, String rest) throws Exception {
        Path file = Files.writeString(folder.resolve("x.yaml"), """
                data: {task: majority, length: 200, vocabulary: %d, train: 9, validation: 4, test: 4}
                model: %s
                training: {epochs: 1}
                seeds: 1
                variants: {control: {}}
                %s
                """.formatted(vocabulary, model, rest));
        Plan plan = Planner.plan(ExperimentFile.read(file), Datasets::digest);
        return LayersTable.of(plan, KnownData.of(plan, Map.of()));
    }

    private String table(int vocabulary, String model) throws Exception {
        return List.copyOf(tables(vocabulary, model, "").values()).get(0).toText();
    }

    /** The model of keras.io/examples/nlp/bidirectional_lstm_imdb, whose page has these numbers. */
    @Test
    void kerasExampleOfBidirectionalLayersHasTheNumbersOfItsPage() throws Exception {
        assertEquals(
                """
                layer                          output             parameters
                embedding                      [batch, 200, 128]     2560000
                lstm, bidirectional: concat    [batch, 200, 128]       98816
                lstm-2, bidirectional: concat  [batch, 128]            98816
                dense, sigmoid                 [batch, 1]                129
                total                                                2757761
                """,
                table(
                        20000,
                        "{embedding: 128, layers: [lstm: {units: 64, bidirectional: true}, lstm: {units: 64,"
                                + " bidirectional: true}]}"));
    }

    /** The GRU of tensorflow.org/guide/keras/working_with_rnns, whose page has 64000 and 247296 parameters. */
    @Test
    void aGruThatResetsAfterTheProductHasTwoRowsOfBiases() throws Exception {
        assertEquals("""
                layer           output            parameters
                embedding       [batch, 200, 64]       64000
                gru             [batch, 256]          247296
                dense, sigmoid  [batch, 1]               257
                total                                 311553
                """, table(1000, "{embedding: 64, layers: [gru: 256]}"));
        // Without the second row: 3 * 256 fewer.
        assertEquals("""
                layer                    output            parameters
                embedding                [batch, 200, 64]       64000
                gru, reset-after: false  [batch, 256]          246528
                dense, sigmoid           [batch, 1]               257
                total                                          310785
                """, table(1000, "{embedding: 64, layers: [gru: {units: 256, reset-after: false}]}"));
    }

    /**
     * By the formulas of Keras' layers: LSTM 4 (in u + u² + u), GRU 3 (in u + u² + 2 u), twice that in both directions,
     * Dense in u + u.
     */
    @Test
    void everyLayerHasItsRow() throws Exception {
        assertEquals(
                """
                layer                      output           parameters
                embedding                  [batch, 200, 5]          40
                lstm, go-backwards         [batch, 200, 3]         108
                gru-2, bidirectional: sum  [batch, 200, 4]         216
                lstm-3                     [batch, 200, 2]          56
                max pooling                [batch, 2]                0
                hidden-1, relu             [batch, 6]               18
                hidden-2, linear           [batch, 7]               49
                dense, sigmoid             [batch, 1]                8
                total                                              495
                """,
                table(
                        8,
                        "{embedding: 5, layers: [lstm: {units: 3, go-backwards: true}, gru: {units: 4,"
                                + " bidirectional: sum}, lstm: 2], pooling: max, dense: [6, {units: 7, activation: linear}]}"));
    }

    @Test
    void theOneLstmIsShownAsItWas() throws Exception {
        assertEquals("""
                layer           output            parameters
                embedding       [batch, 200, 64]        4096
                lstm            [batch, 100]           66000
                dense, sigmoid  [batch, 1]               101
                total                                  70197
                """, table(64, "{embedding: 64, units: 100}"));
    }

    @Test
    void aSweepOfModelsHasATableForEach() throws Exception {
        assertEquals(
                List.of("model.layers=[{lstm: 2}]", "model.layers=[{gru: 2}, {gru: 3}]"),
                List.copyOf(tables(
                                8,
                                "{embedding: 5, units: 3}",
                                "sweep: {grid: {model.layers: [[lstm: 2], [gru: 2, gru: 3]], data.train: [9, 8]}}")
                        .keySet()));
    }
}
