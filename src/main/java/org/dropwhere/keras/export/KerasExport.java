package org.dropwhere.keras.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.archive.StoredZip;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.export.hdf5.Hdf5Group;
import org.dropwhere.keras.export.hdf5.Hdf5Writer;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.Pooling;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A trained network as a file of Keras 3. The same network gives the same bytes: no file has a date. */
public final class KerasExport {
    /** The version whose files these are like; Keras 3 of any version loads them. */
    static final String KERAS_VERSION = "3.15.1";

    static final String MODEL_NAME = "sequential";

    private final TrainedModel trained;
    private final SaidDropout dropout;
    private final List<WrittenLayer> layers;
    private final SavedOptimizer optimizer;

    /**
     * Puts a network in Keras' words.
     *
     * @throws BadInput if Keras has no layer that does what one of the network's does
     */
    public KerasExport(TrainedModel trained) {
        if (trained.model().pooling() == Pooling.MAX
                && trained.model().input() instanceof EmbeddingSpec embedding
                && embedding.maskZero()) {
            throw new BadInput("A model with pooling max and mask-zero cannot be exported: Keras' GlobalMaxPooling1D"
                    + " takes padded steps too and would give other probabilities; train it with pooling mean or last,"
                    + " or without mask-zero.");
        }
        this.trained = trained;
        dropout = new SaidDropout(trained.model(), trained.placements());
        layers = WrittenLayers.of(trained.model(), trained.inputs(), dropout);
        optimizer = new SavedOptimizer(trained.training());
    }

    /** What a reader of the file has to know: what is said otherwise, and what is left out; sentences. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(dropout.notes());
        if (!dropout.leftOut().isEmpty()) {
            notes.add(
                    "Left out of the file, as neither Dropout, SpatialDropout1D nor dropout= and recurrent_dropout= of"
                            + " Keras 3 say it: " + Words.list(dropout.leftOut(), "and")
                            + ".");
        }
        if (trained.placements().stream().anyMatch(placement -> placement.site().isZoneout())) {
            notes.add("Zoneout mixes the old state into the new one at evaluation too, so Keras' probabilities are not"
                    + " those of this program.");
        }
        List<String> training = LeftOut.of(trained.model(), trained.training());
        if (!training.isEmpty()) {
            notes.add("Left out of the file: " + Words.list(training, "and") + ".");
        }
        return List.copyOf(notes);
    }

    /**
     * Writes Keras' own format: a zip of {@code metadata.json}, {@code config.json} and {@code model.weights.h5}.
     *
     * @throws IOException if it cannot be written
     */
    public void writeKeras(OutputStream out) throws IOException {
        Hdf5Group weights = new WeightGroups(trained, layers, optimizer).ofKeras();
        StoredZip zip = new StoredZip(out);
        zip.add("metadata.json", text(Json.object().put("keras_version", KERAS_VERSION)));
        zip.add("config.json", text(config()));
        zip.add("model.weights.h5", content -> Hdf5Writer.write(weights, content));
        zip.finish();
    }

    /**
     * Writes the older format, one HDF5 file.
     *
     * @throws IOException if it cannot be written
     */
    public void writeH5(OutputStream out) throws IOException {
        ObjectNode model = Json.object().put("class_name", "Sequential");
        model.set("config", sequential(true));
        ObjectNode training = training();
        ObjectNode rule = Json.object().put("class_name", optimizer.className());
        rule.set("config", optimizer.config());
        training.set("optimizer_config", rule);
        Hdf5Group root = new WeightGroups(trained, layers, optimizer).ofLegacy(Json.text(model), Json.text(training));
        Hdf5Writer.write(root, out);
    }

    private ObjectNode config() {
        ObjectNode config = Json.of("keras", "Sequential", sequential(false));
        config.set("build_config", Json.object().set("input_shape", inputShape()));
        ObjectNode compiled = Json.object();
        compiled.set("optimizer", Json.of("keras.optimizers", optimizer.className(), optimizer.config()));
        compiled.setAll(training());
        config.set("compile_config", compiled);
        return config;
    }

    /** The model's configuration; the older format has less of each layer. */
    private ObjectNode sequential(boolean legacy) {
        ArrayNode all = Json.array();
        all.add(shortened(WrittenLayers.input(trained.model(), trained.inputs()), legacy));
        layers.forEach(layer -> all.add(shortened(layer.object(), legacy)));
        ObjectNode config = Json.layerConfig(MODEL_NAME);
        config.set("layers", all);
        config.set("build_input_shape", inputShape());
        return config;
    }

    private static ObjectNode shortened(ObjectNode layer, boolean legacy) {
        ObjectNode copy = layer.deepCopy();
        return legacy ? copy.remove(List.of("module", "registered_name", "build_config")) : copy;
    }

    private ArrayNode inputShape() {
        return WrittenLayers.inputShape(trained.model(), trained.inputs());
    }

    /** How the model is compiled, without the optimizer. */
    private static ObjectNode training() {
        ObjectNode training = Json.object().put("loss", "binary_crossentropy").putNull("loss_weights");
        training.set("metrics", Json.array().add("accuracy"));
        return training.putNull("weighted_metrics")
                .put("run_eagerly", false)
                .put("steps_per_execution", 1)
                // What is fit for the backend that loads it.
                .put("jit_compile", "auto");
    }

    private static StoredZip.Content text(JsonNode json) {
        byte[] text = Json.text(json).getBytes(StandardCharsets.UTF_8);
        return out -> out.write(text);
    }
}
