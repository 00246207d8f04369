package org.dropwhere.network;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Training;
import tools.jackson.databind.JsonNode;

/**
 * A golden case of either form, as steps that do not depend on each other.
 *
 * @param weightsAfter those with which the case evaluates
 * @param inferenceProbabilities {@code [batch]}
 */
record GoldenRun(
        NetworkSizes sizes,
        List<Placement> placements,
        Training training,
        int[][] tokens,
        int[] labels,
        List<Step> steps,
        Map<String, float[]> weightsAfter,
        double[] inferenceProbabilities) {

    /**
     * A training step.
     *
     * @param weights before it, rounded to floats
     * @param outputs of recurrent layers by their number from 1, those of all steps or of the last
     */
    record Step(
            Map<String, float[]> weights,
            BatchMasks masks,
            Map<Integer, double[]> outputs,
            Map<String, double[]> gradients) {}

    static GoldenRun read(Path file) {
        GoldenCase golden = GoldenCase.read(file);
        return GoldenModel.isOne(golden.root()) ? of(GoldenModel.read(file)) : of(golden);
    }

    private static GoldenRun of(GoldenCase golden) {
        List<Step> steps = new ArrayList<>();
        Map<String, float[]> weights = golden.initialWeights();
        for (GoldenCase.Step step : golden.steps()) {
            steps.add(new Step(weights, step.masks(), Map.of(1, step.hiddenStates()), step.gradients()));
            weights = floats(step.weightsAfter());
        }
        return new GoldenRun(
                golden.shape(),
                golden.placements(),
                new Training(1, golden.labels().length, golden.optimizer()),
                golden.tokens(),
                golden.labels(),
                steps,
                weights,
                golden.inferenceProbabilities());
    }

    private static GoldenRun of(GoldenModel golden) {
        List<Step> steps = new ArrayList<>();
        Map<String, float[]> weights = golden.initialWeights();
        for (JsonNode step : golden.steps()) {
            steps.add(
                    new Step(weights, golden.masks(step), outputs(golden, step), golden.arrays(step.get("gradients"))));
            weights = floats(golden.arrays(step.get("weights_after")));
        }
        return new GoldenRun(
                golden.sizes(),
                golden.placements(),
                golden.training(),
                golden.tokens(),
                golden.labels(),
                steps,
                weights,
                golden.inferenceProbabilities());
    }

    /** Those that the kernel keeps: it gives the steps of the last layer only where it reads forwards. */
    private static Map<Integer, double[]> outputs(GoldenModel golden, JsonNode step) {
        Map<Integer, double[]> outputs = new LinkedHashMap<>();
        int last = golden.recurrent().size();
        for (int layer = 1; layer <= last && step.has("outputs"); layer++) {
            Direction direction =
                    golden.sizes().model().recurrent().get(layer - 1).direction();
            if (layer < last || direction == Direction.FORWARD) {
                String number = Integer.toString(golden.recurrent().get(layer - 1));
                outputs.put(
                        layer,
                        GoldenCase.flat(requireNonNull(step.get("outputs").get(number))));
            }
        }
        return outputs;
    }

    private static Map<String, float[]> floats(Map<String, double[]> arrays) {
        Map<String, float[]> floats = new LinkedHashMap<>();
        arrays.forEach((name, values) -> floats.put(name, GoldenModel.floats(values)));
        return floats;
    }
}
