package org.dropwhere.keras.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The layers of a model in Keras' words, as {@code Sequential.get_config} of Keras 3.15 gives them. */
final class WrittenLayers {
    private static final String LAYERS = "keras.layers";

    private final ModelSpec model;
    private final ParameterLayout layout;
    private final SaidDropout dropout;
    private final List<WrittenLayer> layers = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int features;

    private WrittenLayers(ModelSpec model, int inputs, SaidDropout dropout) {
        this.model = model;
        this.layout = ParameterLayout.of(model, inputs);
        this.dropout = dropout;
        this.features = model.input().width(inputs);
    }

    /** All layers but the {@link #input}. */
    static List<WrittenLayer> of(ModelSpec model, int inputs, SaidDropout dropout) {
        WrittenLayers written = new WrittenLayers(model, inputs, dropout);
        written.build(inputs);
        return List.copyOf(written.layers);
    }

    /** What a model's batches are: tokens [batch, time], or features [batch, time, features]. */
    static ArrayNode inputShape(ModelSpec model, int inputs) {
        ArrayNode shape = Json.shape(true);
        return model.input() instanceof EmbeddingSpec ? shape : shape.add(inputs);
    }

    /** The {@code InputLayer}. */
    static ObjectNode input(ModelSpec model, int inputs) {
        ObjectNode config = Json.object();
        config.set("batch_shape", inputShape(model, inputs));
        config.put("dtype", model.input() instanceof EmbeddingSpec ? "int32" : "float32")
                .put("sparse", false)
                .put("ragged", false)
                .put("name", "input_layer")
                .put("optional", false);
        return Json.of(LAYERS, "InputLayer", config);
    }

    private void build(int inputs) {
        if (model.input() instanceof EmbeddingSpec embedding) {
            addEmbedding(embedding, inputs);
        }
        for (int layer = 1; layer <= model.recurrent().size(); layer++) {
            dropout.before(layer).forEach(this::addMask);
            addRecurrent(layer);
        }
        addPooling();
        dropout.afterPooling().forEach(this::addMask);
        for (int layer = 1; layer <= model.dense().size(); layer++) {
            DenseSpec dense = model.dense().get(layer - 1);
            String prefix = ParameterLayout.hiddenLayer(layer) + "-";
            addDense(
                    dense.units(),
                    dense.activation().key(),
                    prefix + ParameterLayout.KERNEL,
                    prefix + ParameterLayout.BIAS);
            dropout.afterDense(layer).forEach(this::addMask);
        }
        addDense(model.head().units(), "sigmoid", ParameterLayout.DENSE_KERNEL, ParameterLayout.DENSE_BIAS);
    }

    private void addEmbedding(EmbeddingSpec embedding, int inputs) {
        String name = name("embedding");
        ObjectNode config = Json.layerConfig(name).put("input_dim", inputs).put("output_dim", embedding.size());
        config.set(
                "embeddings_initializer",
                initializer(
                        "RandomUniform",
                        Json.object().putNull("seed").put("minval", -0.05).put("maxval", 0.05)));
        config.putNull("embeddings_regularizer")
                .putNull("activity_regularizer")
                .putNull("embeddings_constraint")
                .put("mask_zero", embedding.maskZero())
                .putNull("quantization_config");
        WrittenLayer.Array table = array("embeddings", ParameterLayout.EMBEDDINGS, true);
        add(name, built("Embedding", config, Json.shape(true)), List.of(part(List.of(), table)));
    }

    private void addMask(SaidDropout.MaskLayer mask) {
        boolean spatial = mask.className().equals("SpatialDropout1D");
        String name = name(spatial ? "spatial_dropout1d" : "dropout");
        ObjectNode config = spatial
                ? Json.object()
                        .put("rate", mask.rate())
                        .putNull("seed")
                        .put("name", name)
                        .put("dtype", "float32")
                : Json.layerConfig(name)
                        .put("rate", mask.rate())
                        .putNull("seed")
                        .putNull("noise_shape");
        add(name, Json.of(LAYERS, mask.className(), config), List.of());
    }

    private void addRecurrent(int layer) {
        RecurrentSpec spec = model.recurrent().get(layer - 1);
        String className = spec.cell().displayName();
        String kind = className.toLowerCase(Locale.ROOT);
        boolean returnsSequences = layer < model.recurrent().size() || model.pooling() != Pooling.LAST;
        WrittenLayer.Step cell = new WrittenLayer.Step("cell", kind + "_cell");
        if (!spec.direction().isBidirectional()) {
            String name = name(kind);
            ObjectNode config = recurrent(layer, name, returnsSequences, spec.direction() == Direction.BACKWARD, false);
            add(name, built(className, config, steps()), List.of(part(List.of(cell), arrays(layer, false))));
        } else {
            String name = name("bidirectional");
            ObjectNode config = Json.layerConfig(name).put("merge_mode", mergeMode(spec.direction()));
            List<WrittenLayer.Part> parts = new ArrayList<>();
            for (boolean backward : new boolean[] {false, true}) {
                String way = backward ? "backward" : "forward";
                String inner = way + "_" + kind;
                config.set(
                        backward ? "backward_layer" : "layer",
                        built(
                                className,
                                recurrent(layer, inner, returnsSequences, backward, returnsSequences),
                                steps()));
                parts.add(part(List.of(new WrittenLayer.Step(way + "_layer", inner), cell), arrays(layer, backward)));
            }
            add(name, built("Bidirectional", config, steps()), parts);
        }
        features = spec.outputs();
    }

    private ObjectNode recurrent(
            int layer, String name, boolean returnsSequences, boolean backwards, boolean zeroOutputForMask) {
        RecurrentSpec spec = model.recurrent().get(layer - 1);
        ObjectNode config = Json.layerConfig(name)
                .put("return_sequences", returnsSequences)
                .put("return_state", false)
                .put("go_backwards", backwards)
                .put("stateful", false)
                .put("unroll", false)
                .put("zero_output_for_mask", zeroOutputForMask)
                .put("units", spec.units())
                .put("activation", "tanh")
                .put("recurrent_activation", "sigmoid")
                .put("use_bias", true);
        config.set("kernel_initializer", glorotUniform());
        config.set(
                "recurrent_initializer",
                initializer("Orthogonal", Json.object().putNull("seed").put("gain", 1.0)));
        config.set("bias_initializer", initializer("Zeros", Json.object()));
        if (spec.cell() == CellKind.LSTM) {
            config.put("unit_forget_bias", true);
        }
        for (String kind : List.of("regularizer", "constraint")) {
            config.putNull("kernel_" + kind).putNull("recurrent_" + kind).putNull("bias_" + kind);
            if (kind.equals("regularizer")) {
                config.putNull("activity_regularizer");
            }
        }
        config.put("dropout", dropout.dropout(layer)).put("recurrent_dropout", dropout.recurrentDropout(layer));
        if (spec instanceof GruSpec gru) {
            config.put("reset_after", gru.resetAfter());
        }
        return config.putNull("seed");
    }

    private WrittenLayer.Array[] arrays(int layer, boolean backward) {
        RecurrentSpec spec = model.recurrent().get(layer - 1);
        String prefix = ParameterLayout.prefix(layer, spec.cell(), backward);
        return new WrittenLayer.Array[] {
            array("kernel", prefix + ParameterLayout.KERNEL, true),
            array("recurrent_kernel", prefix + ParameterLayout.RECURRENT_KERNEL, true),
            array("bias", prefix + ParameterLayout.BIAS, spec.biasRows() > 1)
        };
    }

    private void addPooling() {
        String className = switch (model.pooling()) {
            case LAST -> "";
            case MAX -> "GlobalMaxPooling1D";
            case MEAN -> "GlobalAveragePooling1D";
        };
        if (className.isEmpty()) {
            return;
        }
        String name = name(model.pooling() == Pooling.MAX ? "global_max_pooling1d" : "global_average_pooling1d");
        ObjectNode config =
                Json.layerConfig(name).put("data_format", "channels_last").put("keepdims", false);
        add(name, Json.of(LAYERS, className, config), List.of());
    }

    private void addDense(int units, String activation, String kernel, String bias) {
        String name = name("dense");
        ObjectNode config = Json.layerConfig(name)
                .put("units", units)
                .put("activation", activation)
                .put("use_bias", true);
        config.set("kernel_initializer", glorotUniform());
        config.set("bias_initializer", initializer("Zeros", Json.object()));
        config.putNull("kernel_regularizer")
                .putNull("bias_regularizer")
                .putNull("kernel_constraint")
                .putNull("bias_constraint")
                .putNull("quantization_config");
        ArrayNode shape = Json.shape(false).add(features);
        add(
                name,
                built("Dense", config, shape),
                List.of(part(List.of(), array("kernel", kernel, true), array("bias", bias, false))));
        features = units;
    }

    static String mergeMode(Direction direction) {
        return switch (direction) {
            case CONCAT -> "concat";
            case SUM -> "sum";
            case AVERAGE -> "ave";
            case MULTIPLY -> "mul";
            case FORWARD, BACKWARD -> throw new IllegalArgumentException(direction + " merges nothing");
        };
    }

    private WrittenLayer.Array array(String kerasName, String parameter, boolean isMatrix) {
        ParameterLayout.Parameter found = layout.parameter(parameter);
        List<Integer> shape = isMatrix ? List.of(found.rows(), found.columns()) : List.of(found.columns());
        return new WrittenLayer.Array(kerasName, shape, parameter);
    }

    private static WrittenLayer.Part part(List<WrittenLayer.Step> steps, WrittenLayer.Array... arrays) {
        return new WrittenLayer.Part(steps, List.of(arrays));
    }

    private static ObjectNode glorotUniform() {
        return initializer(
                "GlorotUniform",
                Json.object().putNull("seed").putNull("input_axes").putNull("output_axes"));
    }

    private static ObjectNode initializer(String className, JsonNode config) {
        return Json.of("keras.initializers", className, config);
    }

    private static ObjectNode built(String className, ObjectNode config, ArrayNode inputShape) {
        ObjectNode layer = Json.of(LAYERS, className, config);
        layer.set("build_config", Json.object().set("input_shape", inputShape));
        return layer;
    }

    /** What a recurrent layer reads: [batch, time, features]. */
    private ArrayNode steps() {
        return Json.shape(true).add(features);
    }

    /** Keras' default name of the next layer of a class. */
    private String name(String snakeCase) {
        int before = counts.merge(snakeCase, 1, Integer::sum) - 1;
        return before == 0 ? snakeCase : snakeCase + "_" + before;
    }

    private void add(String name, ObjectNode object, List<WrittenLayer.Part> parts) {
        layers.add(new WrittenLayer(name, object, parts));
    }
}
