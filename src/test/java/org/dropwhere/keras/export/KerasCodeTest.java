package org.dropwhere.keras.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
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
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.api.Test;

class KerasCodeTest {
    private static final ModelSpec LSTM = ModelSpec.lstm(64, 100, false);

    private static KerasCode of(Placement... placements) {
        return KerasCode.of(LSTM, OptionalInt.of(64), List.of(placements));
    }

    private static Placement at(Site site, TimeSharing time, GateSharing gates) {
        return new Placement(site, 0.25, time, gates);
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    @Test
    void dropoutAfterTheEmbeddingIsALayer() {
        KerasCode code = of(at(Site.AFTER_EMBEDDING, TimeSharing.PER_STEP, GateSharing.SHARED));
        assertEquals(
                lines(
                        "keras.Sequential([",
                        "    layers.Embedding(64, 64),",
                        "    layers.Dropout(0.25),",
                        "    layers.LSTM(100),",
                        "    layers.Dense(1, activation=\"sigmoid\"),",
                        "])"),
                code.text());
        assertEquals(List.of(), code.leftOut());
    }

    private static String lstm(Placement... placements) {
        return of(placements)
                .text()
                .lines()
                .filter(line -> line.contains("LSTM"))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    @Test
    void dropoutOfTheGatesIsAnArgument() {
        Placement shared = at(Site.LSTM_INPUT, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        Placement perGate = at(Site.LSTM_INPUT, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE);
        Placement recurrent = at(Site.LSTM_RECURRENT, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE);
        assertEquals("layers.LSTM(100, dropout=0.25),", lstm(shared));
        assertEquals("layers.LSTM(100, dropout=0.25, implementation=1),", lstm(perGate));
        assertEquals("layers.LSTM(100, dropout=0.25, recurrent_dropout=0.25),", lstm(perGate, recurrent));
        // What these arguments mean is what was to be said.
        assertEquals(List.of(shared), new KerasDropout(0.25, 0).placements(1, LSTM));
        assertEquals(List.of(perGate, recurrent), new KerasDropout(0.25, 0.25).placements(1, LSTM));
        assertEquals(
                List.of(perGate),
                new KerasDropout(KerasVersion.KERAS_3, OptionalInt.of(1), 0.25, 0).placements(1, LSTM));
    }

    @Test
    void whatKerasCannotSayIsLeftOut() {
        KerasCode code = of(
                at(Site.CELL, TimeSharing.PER_SEQUENCE, GateSharing.SHARED),
                at(Site.LSTM_RECURRENT, TimeSharing.PER_SEQUENCE, GateSharing.SHARED));
        assertEquals(List.of("cell 0.25 (per-sequence)", "lstm-recurrent 0.25 (per-sequence, shared)"), code.leftOut());
        assertEquals(of().text(), code.text());
    }

    @Test
    void largeModelsAreSaidWhole() {
        ModelSpec model = new ModelSpec(
                new EmbeddingSpec(32, true),
                List.of(new LstmSpec(16, Direction.CONCAT), new GruSpec(8, Direction.BACKWARD, false)),
                Pooling.MEAN,
                List.of(new DenseSpec(4, Activation.RELU)),
                HeadSpec.SIGMOID);
        assertEquals(
                lines(
                        "keras.Sequential([",
                        "    layers.Embedding(VOCABULARY, 32, mask_zero=True),",
                        "    layers.Bidirectional(layers.LSTM(16, return_sequences=True), merge_mode=\"concat\"),",
                        "    layers.SpatialDropout1D(0.5),",
                        "    layers.GRU(8, return_sequences=True, go_backwards=True, reset_after=False),",
                        "    layers.GlobalAveragePooling1D(),",
                        "    layers.Dropout(0.1),",
                        "    layers.Dense(4, activation=\"relu\"),",
                        "    layers.Dropout(0.2),",
                        "    layers.Dense(1, activation=\"sigmoid\"),",
                        "])"),
                KerasCode.of(
                                model,
                                OptionalInt.empty(),
                                List.of(
                                        new Placement(
                                                new SiteRef(1, Site.BETWEEN_LAYERS),
                                                0.5,
                                                TimeSharing.PER_SEQUENCE,
                                                GateSharing.SHARED),
                                        new Placement(
                                                new SiteRef(2, Site.AFTER_LSTM),
                                                0.1,
                                                TimeSharing.PER_SEQUENCE,
                                                GateSharing.SHARED),
                                        new Placement(
                                                new SiteRef(1, Site.DENSE),
                                                0.2,
                                                TimeSharing.PER_SEQUENCE,
                                                GateSharing.SHARED)))
                        .text());
    }
}
