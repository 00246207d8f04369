package org.dropwhere.keras;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.keras.file.LayerName;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/**
 * Reads each layer by itself: its class, and that it has no setting that would change a result and cannot be said here.
 * Settings and their defaults are those of {@code get_config()} of Keras 2.0 to 3.15.
 */
final class LayerReader {
    /** As in experiment files. */
    private static final int MOST_UNITS = 100_000;

    private static final int MOST_TOKENS = 1_000_000;
    private static final int LEAST_TOKENS = 2;
    private static final int MOST_IMPLEMENTATION = 2;

    /** Keras' names of how two directions are merged. */
    private static final Map<String, Direction> MERGES = merges();

    private static final String KNOWN = "Embedding, Dropout, SpatialDropout1D, LSTM, GRU, Bidirectional of these,"
            + " GlobalMaxPooling1D, GlobalAveragePooling1D and Dense";

    private final KerasDialect dialect;
    private final Refusals refusals;
    private final Notes notes;
    private boolean hasToldClasses;

    LayerReader(KerasDialect dialect, Refusals refusals, Notes notes) {
        this.dialect = dialect;
        this.refusals = refusals;
        this.notes = notes;
    }

    private static Map<String, Direction> merges() {
        Map<String, Direction> merges = new LinkedHashMap<>();
        merges.put("concat", Direction.CONCAT);
        merges.put("sum", Direction.SUM);
        merges.put("ave", Direction.AVERAGE);
        merges.put("mul", Direction.MULTIPLY);
        return merges;
    }

    /** A layer; absent if it is of a class that is not known, or its sizes are not. */
    Optional<ReadLayer> read(JsonNode layer) {
        LayerName saved = saved(layer);
        String title = ReadLayer.title(saved);
        if (isCustom(layer, title)) {
            return Optional.empty();
        }
        SavedObject config = new SavedObject(title, layer.path("config"), refusals);
        config.ignore("name");
        String inner = "";
        Optional<Piece> piece;
        switch (saved.className()) {
            case "InputLayer" -> piece = Optional.of(input(config));
            case "Embedding" -> piece = embedding(config);
            case "Dropout", "SpatialDropout1D" -> piece = dropout(config, saved.className());
            case "LSTM", "GRU" -> piece = recurrent(config, saved.className(), Optional.empty());
            case "Bidirectional" -> {
                inner = className(layer.path("config").path("layer"));
                piece = bidirectional(config, layer.path("config"));
            }
            case "GlobalMaxPooling1D" -> piece = pooling(config, Pooling.MAX);
            case "GlobalAveragePooling1D" -> piece = pooling(config, Pooling.MEAN);
            case "Dense" -> piece = dense(config);
            default -> {
                String why = saved.className().equals("Lambda") ? ", which holds code, and code is never run" : "";
                refusals.add(title + " is of a class that this program does not have" + why + allowed(""));
                return Optional.empty();
            }
        }
        config.refuseOthers();
        String wrapped = inner;
        return piece.map(known -> new ReadLayer(saved, wrapped, known));
    }

    /** Its name and class, as far as there are any. */
    static LayerName saved(JsonNode layer) {
        JsonNode own = layer.path("config").path("name");
        String name = own.isString() ? own.stringValue() : layer.path("name").asString("");
        return new LayerName(name, className(layer));
    }

    private static String className(JsonNode object) {
        JsonNode name = object.path("class_name");
        return name.isString() ? name.stringValue() : "";
    }

    /** Whether a class is somebody's own, whatever it is called. */
    private boolean isCustom(JsonNode layer, String title) {
        JsonNode registered = layer.path("registered_name");
        JsonNode module = layer.path("module");
        boolean isOwn = registered.isString() && !registered.stringValue().equals(className(layer));
        boolean isElsewhere = module.isString() && !isOfKeras(module.stringValue());
        if (isOwn || isElsewhere) {
            refusals.add(title + " is a class of its author's own ("
                    + (isOwn ? "registered_name " + Shown.value(registered) : "module " + Shown.value(module))
                    + "), whose code is never run" + allowed("Keras' own "));
        }
        return isOwn || isElsewhere;
    }

    /** The classes that there are, in the first sentence that needs them alone. */
    private String allowed(String whose) {
        String clause = hasToldClasses ? "" : "; allowed are " + whose + KNOWN;
        hasToldClasses = true;
        return clause;
    }

    private static boolean isOfKeras(String module) {
        return List.of("keras", "tf_keras").contains(module)
                || module.startsWith("keras.")
                || module.startsWith("tf_keras.");
    }

    private void checkCommon(SavedObject config) {
        checkCommon(config, "true");
    }

    private void checkCommon(SavedObject config, String trainable) {
        if (!config.isTrue("trainable", true)) {
            config.refuse("trainable", "which keeps its weights as they are", trainable);
        }
        config.requireFloat32();
        config.ignore("batch_input_shape", "batch_shape", "input_shape", "input_dtype", "build_config");
        for (String part : List.of("kernel", "recurrent", "bias", "embeddings", "activity")) {
            config.requireNone(part + "_regularizer", "which adds to the loss");
            config.requireNone(part + "_constraint", "which changes the weights after a step");
        }
        config.requireNone("quantization_config", "which computes with fewer bits");
        config.requireNone("quantization_mode", "which computes with fewer bits");
    }

    private static Piece input(SavedObject config) {
        config.require("sparse", false, "");
        config.require("ragged", false, "");
        config.ignore("dtype", "optional", "trainable");
        JsonNode shape = config.get(config.has("batch_shape") ? "batch_shape" : "batch_input_shape");
        config.ignore("batch_shape", "batch_input_shape", "input_shape", "shape");
        return new Piece.Input(shape.size() > 2, size(shape.path(1)), size(shape.path(2)));
    }

    /** A dimension; absent where there is none, or one that is not fixed. */
    static OptionalInt size(JsonNode dimension) {
        double size = dimension.isNumber() ? dimension.asDouble(Double.NaN) : Double.NaN;
        return size >= 1 && size <= Integer.MAX_VALUE ? OptionalInt.of((int) size) : OptionalInt.empty();
    }

    private Optional<Piece> embedding(SavedObject config) {
        checkCommon(
                config, "true: set trainable to True, save again, and say embedding: {train: false} in the experiment");
        config.ignore("input_length", "input_dim");
        notes.initializer(config, "embeddings_initializer");
        config.requireNone("lora_rank", "which trains other weights");
        OptionalInt tokens = config.whole("input_dim", LEAST_TOKENS, MOST_TOKENS);
        OptionalInt size = config.whole("output_dim", 1, MOST_UNITS);
        boolean maskZero = config.isTrue("mask_zero", false);
        return tokens.isPresent() && size.isPresent()
                ? Optional.of(new Piece.Table(tokens.getAsInt(), size.getAsInt(), maskZero))
                : Optional.empty();
    }

    private Optional<Piece> dropout(SavedObject config, String className) {
        checkCommon(config);
        config.requireNone("noise_shape", "which shares masks in another way");
        config.ignore("seed");
        OptionalDouble rate = rate(config, "rate");
        return rate.isPresent()
                ? Optional.of(new Piece.Drop(rate.getAsDouble(), className.equals("SpatialDropout1D")))
                : Optional.empty();
    }

    /** A rate, which has to be there. */
    private OptionalDouble rate(SavedObject config, String key) {
        if (!config.has(key)) {
            config.refuse("has no " + key + "; allowed is a number from 0 up to but not including 1");
            return OptionalDouble.empty();
        }
        return config.number(key, Limits.from(0).below(1));
    }

    private Optional<Piece> pooling(SavedObject config, Pooling pooling) {
        checkCommon(config);
        config.require("keepdims", false, "");
        config.word("data_format", List.of("channels_last"), "which takes time for the features");
        return Optional.of(new Piece.Pool(pooling));
    }

    private Optional<Piece> dense(SavedObject config) {
        checkCommon(config);
        config.ignore("input_dim");
        config.require("use_bias", true, "");
        config.requireNone("lora_rank", "which trains other weights");
        notes.initializer(config, "kernel_initializer");
        notes.initializer(config, "bias_initializer");
        OptionalInt units = config.whole("units", 1, MOST_UNITS);
        List<String> words = List.of("linear", "relu", "tanh", "sigmoid");
        // Without an activation it is linear.
        Optional<Activation> activation = (config.get("activation").isNull()
                        ? Optional.of(words.get(0))
                        : config.word("activation", words, ""))
                .map(word -> Activation.valueOf(word.toUpperCase(Locale.ROOT)));
        return units.isPresent() && activation.isPresent()
                ? Optional.of(new Piece.Sums(units.getAsInt(), activation.get()))
                : Optional.empty();
    }

    /**
     * A layer that reads one way, or one of the two that a {@code Bidirectional} has.
     *
     * @param merge how both are merged, if it is one of two
     */
    private Optional<Piece> recurrent(SavedObject config, String className, Optional<Direction> merge) {
        checkCommon(config);
        config.ignore("input_dim", "input_length", "unroll", "use_cudnn");
        config.require("stateful", false, "with which states go on from batch to batch");
        config.require("return_state", false, "");
        config.require("time_major", false, "");
        config.require("use_bias", true, "");
        config.word("activation", List.of("tanh"), "");
        config.word("recurrent_activation", List.of("sigmoid"), "");
        notes.initializer(config, "kernel_initializer");
        notes.initializer(config, "recurrent_initializer");
        notes.initializer(config, "bias_initializer");
        boolean backwards = config.isTrue("go_backwards", false);
        boolean everyStep = config.isTrue("return_sequences", false);
        boolean paddingZero = config.isTrue("zero_output_for_mask", false) && merge.isEmpty();
        OptionalInt units = config.whole("units", 1, MOST_UNITS);
        double dropout = config.has("dropout") ? rate(config, "dropout").orElse(0) : 0;
        double recurrent = config.has("recurrent_dropout")
                ? rate(config, "recurrent_dropout").orElse(0)
                : 0;
        config.ignore("dropout", "recurrent_dropout", "seed");
        if (merge.isPresent() && config.has("seed") && (dropout > 0 || recurrent > 0)) {
            notes.add(config.title() + " has a seed, with which Keras gives both directions the same masks; here each"
                    + " has its own");
        }
        OptionalInt implementation = config.has("implementation")
                ? config.whole("implementation", dialect.leastImplementation(), MOST_IMPLEMENTATION)
                : OptionalInt.empty();
        Direction direction = merge.orElse(backwards ? Direction.BACKWARD : Direction.FORWARD);
        Optional<RecurrentSpec> spec =
                className.equals("LSTM") ? lstm(config, units, direction) : gru(config, units, direction);
        return spec.map(
                known -> new Piece.Recurrent(known, everyStep, paddingZero, dropout, recurrent, implementation));
    }

    private Optional<RecurrentSpec> lstm(SavedObject config, OptionalInt units, Direction direction) {
        if (!config.isTrue("unit_forget_bias", true)) {
            notes.add(config.title() + " has unit_forget_bias false; new weights here begin with forget gates at 1");
        }
        return units.isPresent() ? Optional.of(new LstmSpec(units.getAsInt(), direction)) : Optional.empty();
    }

    private Optional<RecurrentSpec> gru(SavedObject config, OptionalInt units, Direction direction) {
        boolean resetAfter = config.isTrue("reset_after", dialect.resetsAfter());
        return units.isPresent() ? Optional.of(new GruSpec(units.getAsInt(), direction, resetAfter)) : Optional.empty();
    }

    private Optional<Piece> bidirectional(SavedObject config, JsonNode both) {
        checkCommon(config);
        config.ignore("layer", "backward_layer", "name");
        JsonNode merge = config.get("merge_mode");
        Direction direction = Direction.CONCAT;
        if (merge.isNull()) {
            config.refuse(
                    "merge_mode", "with which both outputs stay apart", Words.list(List.copyOf(MERGES.keySet()), "or"));
        } else {
            direction = config.word("merge_mode", List.copyOf(MERGES.keySet()), "")
                    .map(MERGES::get)
                    .orElse(direction);
        }
        Optional<Piece.Recurrent> forward = direction(config, both.path("layer"), "forward", direction);
        if (!config.has("backward_layer")) {
            return forward.map(known -> known);
        }
        Optional<Piece.Recurrent> backward = direction(config, both.path("backward_layer"), "backward", direction);
        if (forward.isPresent() && backward.isPresent() && !forward.equals(backward)) {
            config.refuse("reads forward with " + text(both.path("layer"), forward.get()) + " and backward with "
                    + text(both.path("backward_layer"), backward.get()) + "; allowed are two that are alike");
            return Optional.empty();
        }
        return backward.isPresent() ? forward.map(known -> known) : Optional.empty();
    }

    private Optional<Piece.Recurrent> direction(SavedObject outer, JsonNode layer, String way, Direction merge) {
        LayerName saved = saved(layer);
        String title = outer.title() + " with the " + way + " " + ReadLayer.title(saved);
        if (isCustom(layer, title)) {
            return Optional.empty();
        }
        if (!List.of("LSTM", "GRU").contains(saved.className())) {
            refusals.add(title + " wraps a class that this program does not have; allowed are LSTM and GRU");
            return Optional.empty();
        }
        SavedObject config = new SavedObject(title, layer.path("config"), refusals);
        config.ignore("name");
        boolean backwards = way.equals("backward");
        if (config.isTrue("go_backwards", backwards) != backwards) {
            config.refuse("go_backwards", "", Boolean.toString(backwards));
        }
        Optional<Piece> piece = recurrent(config, saved.className(), Optional.of(merge));
        config.refuseOthers();
        return piece.map(Piece.Recurrent.class::cast);
    }

    private static String text(JsonNode layer, Piece.Recurrent piece) {
        return className(layer) + "(units=" + piece.spec().units() + ", return_sequences=" + piece.isEveryStep()
                + ", dropout=" + piece.dropout() + ", recurrent_dropout=" + piece.recurrentDropout() + ")";
    }
}
