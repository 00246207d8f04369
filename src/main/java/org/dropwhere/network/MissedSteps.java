package org.dropwhere.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Steps of which some rows of a table have not made the last ones: they have no gradient in them. What they make of a
 * row is computed one step after the other, to the last bit as if it had never been late, but for stretches in which
 * the optimizer's slots fade and nothing else happens. A row is short enough that all of that is in the first-level
 * cache.
 */
final class MissedSteps {
    /** Steps after which it is tried again whether weights are still. */
    private static final int FEWEST = 16;

    /** A longer stretch saves little, and goes on for as long after the slots have faded. */
    private static final int MOST = 256;

    private final Optimizer optimizer;
    private final List<WeightStep> steps = new ArrayList<>();
    private double largestRate;
    private float largestDecay;

    private final Gradient gradient;
    private final float[] weightsBefore;
    private final float[][] slotsBefore;

    /** No steps yet. */
    MissedSteps(Optimizer optimizer, int columns) {
        this.optimizer = optimizer;
        gradient = new Gradient(new float[columns]);
        weightsBefore = new float[columns];
        slotsBefore = new float[optimizer.slots()][columns];
    }

    /** How many there are. */
    int count() {
        return steps.size();
    }

    void add(WeightStep step) {
        steps.add(step);
        largestRate = Math.max(largestRate, step.learningRate());
        largestDecay = Math.max(largestDecay, step.decay());
    }

    void clear() {
        steps.clear();
        largestRate = 0;
        largestDecay = 0;
    }

    /**
     * Makes a row's steps.
     *
     * @param from the first that it has not made
     * @param weights of the row
     * @param slots of the row, {@code [slots][weights]}
     */
    void make(int from, float[] weights, float[][] slots) {
        int stretch = FEWEST;
        int next = from;
        while (next < steps.size()) {
            int end = Math.min(next + stretch, steps.size());
            copy(weights, slots, weightsBefore, slotsBefore);
            if (fade(next, end, weights, slots)) {
                if (largestDecay == 0 && Arrays.deepEquals(slots, slotsBefore)) {
                    return;
                }
                stretch = Math.min(2 * stretch, MOST);
            } else {
                copy(weightsBefore, slotsBefore, weights, slots);
                stretch = FEWEST;
                end = Math.min(next + stretch, steps.size());
                makeEach(next, end, weights, slots);
            }
            next = end;
        }
    }

    /** Whether the rule moved no weight; if it did, they are without meaning. */
    private boolean fade(int from, int end, float[] weights, float[][] slots) {
        if (largestDecay > 1) {
            // Weights may come closer to 0 on the way than they are in the end.
            return false;
        }
        for (int i = from; i < end && largestDecay > 0; i++) {
            steps.get(i).decay(weights);
        }
        return optimizer.fade(end - from, largestRate, weights, slots);
    }

    private void makeEach(int from, int end, float[] weights, float[][] slots) {
        for (int i = from; i < end; i++) {
            Arrays.fill(gradient.values(), 0);
            steps.get(i).make(weights, gradient, slots);
        }
    }

    private static void copy(float[] weights, float[][] slots, float[] toWeights, float[][] toSlots) {
        System.arraycopy(weights, 0, toWeights, 0, weights.length);
        for (int slot = 0; slot < slots.length; slot++) {
            System.arraycopy(slots[slot], 0, toSlots[slot], 0, weights.length);
        }
    }
}
