package org.dropwhere.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One case computed by another program in float64, as a JSON file. */
record GoldenCase(JsonNode root) {
    private static final double DOES_NOT_MATTER = 0.5;

    /** The gates i, f and o among i, f, c, o. */
    private static final List<Integer> IFO = List.of(0, 1, 3);

    static GoldenCase read(Path file) {
        try {
            return new GoldenCase(JsonMapper.shared().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new AssertionError("Cannot read the golden case " + file, e);
        }
    }

    NetworkSizes shape() {
        JsonNode sizes = root.get("sizes");
        return new NetworkSizes(
                ModelSpec.lstm(
                        sizes.get("embedding").asInt(),
                        sizes.get("units").asInt(),
                        root.get("rates").has("mask_zero")),
                sizes.get("vocabulary").asInt(),
                sizes.get("length").asInt());
    }

    RmsProp optimizer() {
        JsonNode rmsprop = root.get("rmsprop");
        return new RmsProp(
                rmsprop.get("learning_rate").asDouble(),
                rmsprop.get("rho").asDouble(),
                rmsprop.get("epsilon").asDouble());
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
        double[] flat = flat(root.get("labels"));
        int[] labels = new int[flat.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) flat[i];
        }
        return labels;
    }

    Map<String, float[]> initialWeights() {
        Map<String, float[]> weights = new LinkedHashMap<>();
        arrays(root.get("initial_weights")).forEach((name, values) -> {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            weights.put(name, floats);
        });
        return weights;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        root.get("steps").forEach(step -> steps.add(new Step(step)));
        return steps;
    }

    double[] inferenceProbabilities() {
        return flat(root.get("inference_probabilities_after_steps"));
    }

    /** Where the case drops: its masks say so. A mask that the program does not know fails the case. */
    List<Placement> placements() {
        List<Placement> placements = new ArrayList<>();
        JsonNode masks = root.get("steps").get(0).get("masks");
        masks.propertyNames().forEach(name -> placements.add(placement(name, masks.get(name))));
        return placements;
    }

    private Placement placement(String name, JsonNode mask) {
        return switch (name) {
            case "word_type_mask" -> place(Site.WORD_TYPE, TimeSharing.PER_BATCH, 1);
            case "token_mask" -> place(Site.TOKEN, TimeSharing.PER_STEP, 1);
            case "embedding_mask" -> place(Site.AFTER_EMBEDDING, TimeSharing.PER_STEP, 1);
            case "lstm_input_masks" -> place(Site.LSTM_INPUT, time(mask.get(0)), mask.size());
            case "lstm_recurrent_masks" -> place(Site.LSTM_RECURRENT, time(mask.get(0)), mask.size());
            case "recurrent_kernel_mask" ->
                place(
                        Site.RECURRENT_WEIGHTS,
                        TimeSharing.PER_BATCH,
                        CellKind.LSTM.gates().size());
            case "gate_output_masks" -> place(Site.GATE_OUTPUTS, gateOutputsTime(), mask.size());
            case "candidate_mask" -> place(Site.CANDIDATE, time(mask), 1);
            case "cell_mask" -> place(Site.CELL, TimeSharing.PER_SEQUENCE, 1);
            case "zoneout_cell_mask" -> zoneout(Site.ZONEOUT_CELL, 0);
            case "zoneout_hidden_mask" -> zoneout(Site.ZONEOUT_HIDDEN, 1);
            case "output_mask" -> place(Site.AFTER_LSTM, TimeSharing.PER_SEQUENCE, 1);
            default -> throw new AssertionError("The program has no site for the golden case's mask " + name);
        };
    }

    private static Placement place(Site site, TimeSharing time, int gates) {
        return new Placement(site, DOES_NOT_MATTER, time, gates == 1 ? GateSharing.SHARED : GateSharing.PER_GATE);
    }

    /** The only site whose rate matters with given masks: evaluation takes it in their place. */
    private Placement zoneout(Site site, int state) {
        double rate = root.get("rates").get("zone").get(state).asDouble();
        return new Placement(site, rate, TimeSharing.PER_STEP, GateSharing.SHARED);
    }

    private TimeSharing gateOutputsTime() {
        return root.get("rates").has("frames") ? TimeSharing.PER_FRAME : TimeSharing.PER_STEP;
    }

    /** A mask per step has an axis more, [batch, time, features]. */
    private static TimeSharing time(JsonNode mask) {
        return mask.get(0).get(0).isArray() ? TimeSharing.PER_STEP : TimeSharing.PER_SEQUENCE;
    }

    static double[] flat(JsonNode node) {
        List<Double> values = new ArrayList<>();
        collect(node, values);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> values) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, values));
        } else {
            values.add(node.asDouble());
        }
    }

    private static Map<String, double[]> arrays(JsonNode object) {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        object.propertyNames().forEach(name -> arrays.put(name.replace('_', '-'), flat(object.get(name))));
        return arrays;
    }

    /** What one training step should come to. */
    record Step(JsonNode node) {

        double loss() {
            return node.get("loss").asDouble();
        }

        double[] hiddenStates() {
            return flat(node.get("hidden_states"));
        }

        Map<String, double[]> gradients() {
            return arrays(node.get("gradients"));
        }

        Map<String, double[]> weightsAfter() {
            return arrays(node.get("weights_after_rmsprop"));
        }

        double[] probabilities() {
            return flat(node.get("probabilities"));
        }

        /** The step's masks as the kernel asks for them. */
        BatchMasks masks() {
            JsonNode masks = node.get("masks");
            return (request, out) -> {
                Placement placement = request.placement();
                int gate = request.gate();
                int features = request.features();
                for (int row = 0; row < request.rows(); row++) {
                    double[] flat = flat(values(masks, placement, gate, request.step(), request.firstRow() + row));
                    if (placement.time() == TimeSharing.PER_FRAME) {
                        flat = new double[] {flat[0]};
                    } else if (placement.site() == Site.RECURRENT_WEIGHTS) {
                        flat = Arrays.copyOfRange(flat, gate * features, (gate + 1) * features);
                    }
                    if (flat.length != features) {
                        throw new AssertionError("A mask of " + flat.length + " for " + features + " features");
                    }
                    for (int j = 0; j < features; j++) {
                        out[row * features + j] = (float) flat[j];
                    }
                }
            };
        }

        /** A row of a mask. */
        private static JsonNode values(JsonNode masks, Placement placement, int gate, int step, int row) {
            return switch (placement.site()) {
                case WORD_TYPE -> masks.get("word_type_mask");
                case TOKEN -> masks.get("token_mask").get(row).get(step);
                case AFTER_EMBEDDING -> masks.get("embedding_mask").get(row).get(step);
                case LSTM_INPUT -> mask(masks.get("lstm_input_masks").get(gate), placement, row, step);
                case LSTM_RECURRENT -> mask(masks.get("lstm_recurrent_masks").get(gate), placement, row, step);
                case RECURRENT_WEIGHTS -> masks.get("recurrent_kernel_mask").get(row);
                case GATE_OUTPUTS -> mask(masks.get("gate_output_masks").get(IFO.indexOf(gate)), placement, row, step);
                case CANDIDATE -> mask(masks.get("candidate_mask"), placement, row, step);
                case CELL -> masks.get("cell_mask").get(row);
                case ZONEOUT_CELL -> mask(masks.get("zoneout_cell_mask"), placement, row, step);
                case ZONEOUT_HIDDEN -> mask(masks.get("zoneout_hidden_mask"), placement, row, step);
                case AFTER_LSTM -> masks.get("output_mask").get(row);
                case STATE, BETWEEN_LAYERS, DENSE -> throw new AssertionError("No case of this form has " + placement);
            };
        }

        private static JsonNode mask(JsonNode mask, Placement placement, int row, int step) {
            JsonNode sequence = mask.get(row);
            return placement.time().changesWithTime() ? sequence.get(step) : sequence;
        }
    }
}
