package org.dropwhere.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model and its training steps as Keras computes them in float64, as a JSON file whose {@code layers} are Keras' own.
 *
 * @param sizes the model
 * @param placements where it drops
 * @param names of the program's arrays, by those of the file
 * @param recurrent for each recurrent layer its number in the file
 * @param maskKeys the file's keys of masks, by placement
 */
record GoldenModel(
        JsonNode root,
        NetworkSizes sizes,
        List<Placement> placements,
        Map<String, String> names,
        List<Integer> recurrent,
        Map<Placement, String> maskKeys) {
    private static final double DOES_NOT_MATTER = 0.5;

    static boolean isOne(JsonNode root) {
        return root.has("layers");
    }

    static GoldenModel read(Path file) {
        try {
            return new Reader(JsonMapper.shared().readTree(Files.readString(file))).read();
        } catch (IOException e) {
            throw new AssertionError("Cannot read the golden case " + file, e);
        }
    }

    Training training() {
        return new Training(
                1,
                1,
                GoldenOptimizer.of(root.get("optimizer")),
                root.has("embedding_gradient") ? EmbeddingGradient.BY_OCCURRENCE : EmbeddingGradient.SUMMED,
                Regularization.NONE,
                Optional.empty(),
                Optional.empty(),
                ClassWeights.NONE,
                0,
                Batches.SHUFFLED);
    }

    /** Whether steps behind the end of a sequence are padding, and no others. */
    boolean isPaddedBehind() {
        return root.path("padding").asString("").equals("post");
    }

    int[][] tokens() {
        JsonNode rows = root.get("tokens");
        int[][] tokens = new int[rows.size()][];
        for (int row = 0; row < tokens.length; row++) {
            tokens[row] = new int[rows.get(row).size()];
            for (int t = 0; t < tokens[row].length; t++) {
                tokens[row][t] = rows.get(row).get(t).asInt();
            }
        }
        return tokens;
    }

    int[] labels() {
        double[] flat = GoldenCase.flat(root.get("labels"));
        int[] labels = new int[flat.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) flat[i];
        }
        return labels;
    }

    Map<String, float[]> initialWeights() {
        Map<String, float[]> weights = new LinkedHashMap<>();
        arrays(root.get("initial_weights")).forEach((name, values) -> weights.put(name, floats(values)));
        return weights;
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    Map<String, double[]> arrays(JsonNode object) {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        object.propertyNames().forEach(name -> {
            String own = names.get(name);
            if (own == null) {
                throw new AssertionError("The program has no array for " + name + " among " + names);
            }
            arrays.put(own, GoldenCase.flat(object.get(name)));
        });
        return arrays;
    }

    List<JsonNode> steps() {
        List<JsonNode> steps = new ArrayList<>();
        root.get("steps").forEach(steps::add);
        return steps;
    }

    double[] inferenceProbabilities() {
        return GoldenCase.flat(root.get("inference_probabilities_after_steps"));
    }

    /** A step's masks as the kernel asks for them. */
    BatchMasks masks(JsonNode step) {
        JsonNode masks = step.get("masks");
        return (request, out) -> {
            for (int row = 0; row < request.rows(); row++) {
                double[] values = GoldenCase.flat(row(masks, request, request.firstRow() + row));
                if (values.length != request.features()) {
                    throw new AssertionError("A mask of " + values.length + " for " + request);
                }
                for (int j = 0; j < values.length; j++) {
                    out[row * values.length + j] = (float) values[j];
                }
            }
        };
    }

    private JsonNode row(JsonNode masks, MaskRequest request, int row) {
        Placement placement = request.placement();
        Site site = placement.site();
        String key = maskKeys.get(placement);
        if (site == Site.LSTM_INPUT || site == Site.LSTM_RECURRENT) {
            String way = isBidirectional(placement) ? (request.backward() ? "backward/" : "forward/") : "";
            String name = site == Site.LSTM_INPUT ? "input" : "recurrent";
            return masks.get(key + "/" + way + name).get(request.gate()).get(row);
        }
        JsonNode output = masks.get(key + "/output").get(row);
        if (placement.time() == TimeSharing.PER_STEP) {
            return output.get(request.step());
        }
        // A SpatialDropout1D's mask has an axis of length 1 in the place of time.
        return output.get(0).isArray() ? output.get(0) : output;
    }

    private boolean isBidirectional(Placement placement) {
        return sizes.model()
                .recurrent()
                .get(placement.ref().layer() - 1)
                .direction()
                .isBidirectional();
    }

    /** Takes Keras' layers one after the other. */
    private static final class Reader {
        private final JsonNode root;
        private final List<RecurrentSpec> recurrent = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private final List<DenseSpec> dense = new ArrayList<>();
        private final List<Placement> placements = new ArrayList<>();
        private final Map<Placement, String> maskKeys = new LinkedHashMap<>();
        private final Map<String, String> names = new LinkedHashMap<>();
        private int embedding;
        private boolean maskZero;
        private boolean returnsSequences = true;

        Reader(JsonNode root) {
            this.root = root;
        }

        GoldenModel read() {
            JsonNode layers = root.get("layers");
            for (int number = 0; number < layers.size(); number++) {
                JsonNode layer = layers.get(number);
                take(number, layer.get("class_name").asString(), layer.get("config"), number == layers.size() - 1);
            }
            ModelSpec model = new ModelSpec(
                    new EmbeddingSpec(embedding, maskZero), recurrent, Pooling.LAST, dense, HeadSpec.SIGMOID);
            NetworkSizes sizes = new NetworkSizes(
                    model,
                    root.get("sizes").get("vocabulary").asInt(),
                    root.get("sizes").get("length").asInt());
            return new GoldenModel(root, sizes, placements, names, numbers, maskKeys);
        }

        private void take(int number, String kind, JsonNode config, boolean isLast) {
            switch (kind) {
                case "Embedding" -> {
                    embedding = config.get("output_dim").asInt();
                    maskZero = config.get("mask_zero").asBoolean();
                    names.put(number + "/embeddings", ParameterLayout.EMBEDDINGS);
                }
                case "LSTM", "GRU" -> {
                    boolean back = config.get("go_backwards").asBoolean();
                    add(number, kind, config, back ? Direction.BACKWARD : Direction.FORWARD);
                }
                case "Bidirectional" -> {
                    JsonNode inner = config.get("layer");
                    Direction direction = switch (config.get("merge_mode").asString()) {
                        case "concat" -> Direction.CONCAT;
                        case "sum" -> Direction.SUM;
                        case "ave" -> Direction.AVERAGE;
                        case "mul" -> Direction.MULTIPLY;
                        default -> throw new AssertionError("The program cannot merge as " + config);
                    };
                    add(number, inner.get("class_name").asString(), inner.get("config"), direction);
                }
                case "Dropout", "SpatialDropout1D" -> drop(number, kind.equals("SpatialDropout1D"));
                case "Dense" -> {
                    String layer = isLast ? "dense" : ParameterLayout.hiddenLayer(dense.size() + 1);
                    names.put(number + "/kernel", layer + "-kernel");
                    names.put(number + "/bias", layer + "-bias");
                    if (!isLast) {
                        dense.add(new DenseSpec(
                                config.get("units").asInt(),
                                Activation.valueOf(
                                        config.get("activation").asString().toUpperCase(Locale.ROOT))));
                    }
                }
                default -> throw new AssertionError("The program has no layer " + kind);
            }
        }

        private void add(int number, String kind, JsonNode config, Direction direction) {
            int units = config.get("units").asInt();
            RecurrentSpec spec = kind.equals("LSTM")
                    ? new LstmSpec(units, direction)
                    : new GruSpec(units, direction, config.get("reset_after").asBoolean());
            recurrent.add(spec);
            numbers.add(number);
            returnsSequences = config.get("return_sequences").asBoolean();
            int layer = recurrent.size();
            for (boolean backward : direction.isBidirectional() ? new boolean[] {false, true} : new boolean[] {false}) {
                String prefix = ParameterLayout.prefix(layer, spec.cell(), backward);
                String way = !direction.isBidirectional() ? "" : backward ? "backward/" : "forward/";
                names.put(number + "/" + way + "kernel", prefix + ParameterLayout.KERNEL);
                names.put(number + "/" + way + "recurrent_kernel", prefix + ParameterLayout.RECURRENT_KERNEL);
                names.put(number + "/" + way + "bias", prefix + ParameterLayout.BIAS);
            }
            String way = direction.isBidirectional() ? "forward/" : "";
            mask(number, "/" + way + "input", layer, Site.LSTM_INPUT);
            mask(number, "/" + way + "recurrent", layer, Site.LSTM_RECURRENT);
        }

        private void mask(int number, String key, int layer, Site site) {
            JsonNode mask = root.get("steps").get(0).get("masks").get(number + key);
            if (mask != null) {
                GateSharing gates = mask.size() == 1 ? GateSharing.SHARED : GateSharing.PER_GATE;
                place(number, new SiteRef(layer, site), TimeSharing.PER_SEQUENCE, gates);
            }
        }

        private void drop(int number, boolean isSpatial) {
            if (!root.get("steps").get(0).get("masks").has(number + "/output")) {
                return;
            }
            TimeSharing ofSequence = isSpatial ? TimeSharing.PER_SEQUENCE : TimeSharing.PER_STEP;
            if (recurrent.isEmpty()) {
                place(number, new SiteRef(1, Site.AFTER_EMBEDDING), ofSequence, GateSharing.SHARED);
            } else if (returnsSequences) {
                place(number, new SiteRef(recurrent.size(), Site.BETWEEN_LAYERS), ofSequence, GateSharing.SHARED);
            } else {
                SiteRef ref = dense.isEmpty()
                        ? new SiteRef(recurrent.size(), Site.AFTER_LSTM)
                        : new SiteRef(dense.size(), Site.DENSE);
                place(number, ref, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
            }
        }

        private void place(int number, SiteRef ref, TimeSharing time, GateSharing gates) {
            Placement placement = new Placement(ref, DOES_NOT_MATTER, time, gates);
            placements.add(placement);
            maskKeys.put(placement, Integer.toString(number));
        }
    }
}
