package org.dropwhere.keras.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.KerasModel;
import org.dropwhere.keras.KerasTraining;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.BalancedWeights;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Monitor;
import org.dropwhere.spec.Nadam;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.ReduceOnPlateau;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasExportTest {
    private static final int TOKENS = 11;
    private static final ModelSpec MODEL = new ModelSpec(
            new EmbeddingSpec(5, true),
            List.of(
                    new LstmSpec(6, Direction.AVERAGE),
                    new GruSpec(4, Direction.BACKWARD, false),
                    new GruSpec(3, Direction.CONCAT, true)),
            Pooling.LAST,
            List.of(new DenseSpec(4, Activation.RELU)),
            HeadSpec.SIGMOID);
    private static final List<Placement> SAYABLE = List.of(
            placement(1, Site.AFTER_EMBEDDING, 0.3, TimeSharing.PER_STEP, GateSharing.SHARED),
            placement(1, Site.LSTM_INPUT, 0.2, TimeSharing.PER_SEQUENCE, GateSharing.SHARED),
            placement(1, Site.BETWEEN_LAYERS, 0.25, TimeSharing.PER_SEQUENCE, GateSharing.SHARED),
            placement(2, Site.LSTM_INPUT, 0.1, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE),
            placement(2, Site.LSTM_RECURRENT, 0.2, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE),
            placement(3, Site.AFTER_LSTM, 0.1, TimeSharing.PER_SEQUENCE, GateSharing.SHARED),
            placement(1, Site.DENSE, 0.4, TimeSharing.PER_SEQUENCE, GateSharing.SHARED));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void importGivesBackWhatWasExportedAsKeras() throws IOException {
        comesBack("a.keras");
    }

    @Test
    void importGivesBackWhatWasExportedAsH5() throws IOException {
        comesBack("a.h5");
    }

    private void comesBack(String name) throws IOException {
        KerasExport export = export(MODEL, SAYABLE);
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            if (name.endsWith(".h5")) {
                export.writeH5(out);
            } else {
                export.writeKeras(out);
            }
        }
        KerasModel read = KerasModel.of(KerasFile.read(file));
        assertEquals(MODEL, read.model());
        assertEquals(TOKENS, read.inputs());
        assertEquals(List.of(words(0.2, 0), words(0.1, 0.2), words(0, 0)), read.words());
        assertEquals(
                SAYABLE.stream()
                        .filter(placement -> !List.of(Site.LSTM_INPUT, Site.LSTM_RECURRENT)
                                .contains(placement.ref().site()))
                        .toList(),
                read.placements());
        assertEquals(
                new KerasTraining(Optional.of(training().optimizer()), Optional.empty(), List.of()),
                KerasTraining.of(KerasFile.read(file)));
        Map<String, float[]> weights = read.weights();
        weights(MODEL)
                .forEach((parameter, values) ->
                        assertArrayEquals(values, weights.getOrDefault(parameter, new float[0]), parameter));
        assertEquals(List.of(), export.notes());
    }

    private static KerasDropout words(double dropout, double recurrent) {
        return new KerasDropout(KerasVersion.KERAS_3, Optional.of("3.15.1"), OptionalInt.empty(), dropout, recurrent);
    }

    @Test
    void theSameNetworkGivesTheSameBytes() throws IOException {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        export(MODEL, SAYABLE).writeKeras(one);
        export(MODEL, SAYABLE).writeKeras(other);
        assertArrayEquals(one.toByteArray(), other.toByteArray());
    }

    @Test
    void whatKerasCannotSayIsLeftOutAndNamed() {
        assertEquals(
                List.of(
                        "Left out of the file, as neither Dropout, SpatialDropout1D nor dropout= and recurrent_dropout="
                                + " of Keras 3 say it: lstm-recurrent 0.2 (per-sequence, shared) and zoneout.cell 0.1"
                                + " (per-step).",
                        "Zoneout mixes the old state into the new one at evaluation too, so Keras' probabilities are"
                                + " not those of this program."),
                export(
                                ModelSpec.lstm(5, 6, true),
                                List.of(
                                        placement(
                                                1,
                                                Site.LSTM_RECURRENT,
                                                0.2,
                                                TimeSharing.PER_SEQUENCE,
                                                GateSharing.SHARED),
                                        placement(1, Site.ZONEOUT_CELL, 0.1, TimeSharing.PER_STEP, GateSharing.SHARED)))
                        .notes());
    }

    @Test
    void whatAModelsFileDoesNotSayOfATrainingIsNamed() {
        Training plain = training();
        Training full = new Training(
                1,
                4,
                plain.optimizer(),
                EmbeddingGradient.BY_OCCURRENCE,
                new Regularization(Map.of(ParameterLayout.Role.KERNEL, 0.01), Map.of(ParameterLayout.Role.KERNEL, 3.0)),
                Optional.of(new ReduceOnPlateau(Monitor.VALIDATION_LOSS, 0.5, 3, 0, 0, 0)),
                Optional.of(EarlyStopping.DEFAULT),
                new BalancedWeights(),
                0,
                plain.batches());
        ModelSpec model = ModelSpec.lstm(5, 6, true).with(new Pretrained(Optional.empty(), Optional.empty(), false));
        assertEquals(
                List.of("Left out of the file: the schedule reduce-on-plateau (a callback in Keras), early-stopping (a"
                        + " callback in Keras), the penalty l2, the bound max-norm, class-weights (an argument of fit"
                        + " in Keras), the embedding's train: false (its layer is trainable in the file) and"
                        + " embedding-gradient: by-occurrence (Keras trains so on TensorFlow, whatever the file)."),
                new KerasExport(new TrainedModel(model, TOKENS, List.of(), full, weights(model))).notes());
    }

    @Test
    void anInputMaskBesideMasksOfEachGateIsALayerOfItsOwn() {
        SaidDropout said = new SaidDropout(
                ModelSpec.lstm(5, 6, true),
                List.of(
                        placement(1, Site.LSTM_INPUT, 0.2, TimeSharing.PER_SEQUENCE, GateSharing.SHARED),
                        placement(1, Site.LSTM_RECURRENT, 0.3, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE)));
        assertEquals(List.of(new SaidDropout.MaskLayer("SpatialDropout1D", 0.2)), said.before(1));
        assertEquals(0, said.dropout(1));
        assertEquals(0.3, said.recurrentDropout(1));
        assertEquals(
                List.of("lstm-input 0.2 (per-sequence, shared) is SpatialDropout1D in front of the layer in the file,"
                        + " which drops the same: dropout= would give each gate a mask beside recurrent_dropout=."),
                said.notes());
    }

    @Test
    void aMaskForEachGateWithoutRecurrentDropoutIsNoted() {
        SaidDropout said = new SaidDropout(
                ModelSpec.lstm(5, 6, true),
                List.of(placement(1, Site.LSTM_INPUT, 0.2, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE)));
        assertEquals(0.2, said.dropout(1));
        assertEquals(
                List.of("lstm-input 0.2 (per-sequence, per-gate) is dropout= in the file, which has no place for"
                        + " implementation=1: a loaded model draws one mask for all gates."),
                said.notes());
    }

    @Test
    void poolingThatKerasDoesOtherwiseIsRefused() {
        ModelSpec model = new ModelSpec(
                new EmbeddingSpec(5, true), List.of(new LstmSpec(6)), Pooling.MAX, List.of(), HeadSpec.SIGMOID);
        BadInput e = assertThrows(BadInput.class, () -> export(model, List.of()));
        assertEquals(
                "A model with pooling max and mask-zero cannot be exported: Keras' GlobalMaxPooling1D takes padded"
                        + " steps too and would give other probabilities; train it with pooling mean or last, or"
                        + " without mask-zero.",
                e.getMessage());
    }

    @Test
    void optimizersHaveTheVariablesThatKerasMakes() {
        SavedOptimizer rmsProp =
                new SavedOptimizer(new Training(1, 4, new RmsProp(0.001, 0.9, 1e-7, 0.9, true, 0, Clipping.NONE)));
        assertEquals(
                List.of(
                        "a velocity",
                        "b velocity",
                        "a momentum",
                        "b momentum",
                        "a average_gradient",
                        "b average_gradient"),
                rmsProp.slots(List.of("a", "b")).stream()
                        .map(slot -> slot.weight() + " " + slot.kind())
                        .toList());
        SavedOptimizer nadam = new SavedOptimizer(training());
        assertEquals(
                List.of("a momentum", "a velocity", "b momentum", "b velocity"),
                nadam.slots(List.of("a", "b")).stream()
                        .map(slot -> slot.weight() + " " + slot.kind())
                        .toList());
        assertEquals("Nadam", nadam.className());
    }

    private static Placement placement(int layer, Site site, double rate, TimeSharing time, GateSharing gates) {
        return new Placement(new SiteRef(layer, site), rate, time, gates);
    }

    private static Training training() {
        return new Training(1, 4, new Nadam(0.002, 0.9, 0.999, 1e-7, 0, Clipping.NONE));
    }

    private static KerasExport export(ModelSpec model, List<Placement> placements) {
        return new KerasExport(new TrainedModel(model, TOKENS, placements, training(), weights(model)));
    }

    /** Each element another one. */
    private static Map<String, float[]> weights(ModelSpec model) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (ParameterLayout.Parameter parameter :
                ParameterLayout.of(model, TOKENS).parameters()) {
            float[] values = new float[(int) parameter.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (parameter.offset() + i) / 1024f;
            }
            weights.put(parameter.name(), values);
        }
        return weights;
    }
}
