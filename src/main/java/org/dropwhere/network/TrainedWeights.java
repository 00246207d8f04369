package org.dropwhere.network;

import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Role;

/**
 * All that training changes: the embedding's table, which may be large and of which a batch uses little, apart from the
 * other weights, which follow it in the layout; and what the optimizer remembers of each.
 *
 * @param table without rows if there is no embedding
 * @param others the other weights
 * @param slotsOfOthers {@code [slots][others]}
 */
record TrainedWeights(EmbeddingTable table, float[] others, float[][] slotsOfOthers) {

    /** All 0, as slots are before the first step. */
    static TrainedWeights zeros(ParameterLayout layout, Optimizer optimizer) {
        EmbeddingTable table = layout.parameters().stream()
                .filter(parameter -> parameter.role() == Role.EMBEDDING)
                .findFirst()
                .map(parameter -> new EmbeddingTable(optimizer, parameter.rows(), parameter.columns()))
                .orElseGet(() -> new EmbeddingTable(optimizer, 0, 0));
        int others = Math.toIntExact(layout.size() - table.values().length);
        return new TrainedWeights(table, new float[others], new float[optimizer.slots()][others]);
    }

    /** A copy in the order of the layout. */
    ClassifierState state() {
        table.catchUp();
        int size = size();
        float[] weights = new float[size];
        copy(table.values(), others, weights, 0);
        float[] slots = new float[slotsOfOthers.length * size];
        for (int slot = 0; slot < slotsOfOthers.length; slot++) {
            copy(table.slots()[slot], slotsOfOthers[slot], slots, slot * size);
        }
        return new ClassifierState(weights, slots);
    }

    /**
     * Goes back to a state.
     *
     * @throws IllegalArgumentException if it is of a model of another size, or of another optimizer
     */
    void restore(ClassifierState state) {
        int size = size();
        if (state.weights().length != size || state.slots().length != slotsOfOthers.length * size) {
            throw new IllegalArgumentException("A state with " + state.weights().length + " weights and "
                    + state.slots().length + " numbers of an optimizer for one with " + size + " and "
                    + slotsOfOthers.length * size);
        }
        table.forget();
        take(state.weights(), 0, table.values(), others);
        for (int slot = 0; slot < slotsOfOthers.length; slot++) {
            take(state.slots(), slot * size, table.slots()[slot], slotsOfOthers[slot]);
        }
    }

    private int size() {
        return table.values().length + others.length;
    }

    private static void copy(float[] ofTable, float[] ofOthers, float[] all, int at) {
        System.arraycopy(ofTable, 0, all, at, ofTable.length);
        System.arraycopy(ofOthers, 0, all, at + ofTable.length, ofOthers.length);
    }

    private static void take(float[] all, int at, float[] ofTable, float[] ofOthers) {
        System.arraycopy(all, at, ofTable, 0, ofTable.length);
        System.arraycopy(all, at + ofTable.length, ofOthers, 0, ofOthers.length);
    }
}
