package org.dropwhere.network;

import java.util.Arrays;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.ParameterLayout.Role;

/**
 * All that training changes: the embedding's table, which may be large and of which a batch uses little, apart from the
 * other weights, which follow it in the layout; and what the optimizer remembers of each.
 *
 * @param table {@code [vocabulary * features]}; empty if there is no embedding
 * @param others the other weights
 * @param slotsOfTable {@code [slots][table]}
 * @param slotsOfOthers {@code [slots][others]}
 */
record TrainedWeights(float[] table, float[] others, float[][] slotsOfTable, float[][] slotsOfOthers) {

    /** All 0, as slots are before the first step. */
    static TrainedWeights zeros(ParameterLayout layout, int slots) {
        int table = Math.toIntExact(sizeOfTable(layout));
        int others = Math.toIntExact(layout.size() - table);
        return new TrainedWeights(
                new float[table], new float[others], new float[slots][table], new float[slots][others]);
    }

    /** Where the other weights begin in the layout. */
    static long sizeOfTable(ParameterLayout layout) {
        return layout.parameters().stream()
                .filter(parameter -> parameter.role() == Role.EMBEDDING)
                .mapToLong(Parameter::size)
                .sum();
    }

    /** A copy in the order of the layout. */
    ClassifierState state() {
        int size = table.length + others.length;
        float[] weights = Arrays.copyOf(table, size);
        System.arraycopy(others, 0, weights, table.length, others.length);
        float[] slots = new float[slotsOfTable.length * size];
        for (int slot = 0; slot < slotsOfTable.length; slot++) {
            System.arraycopy(slotsOfTable[slot], 0, slots, slot * size, table.length);
            System.arraycopy(slotsOfOthers[slot], 0, slots, slot * size + table.length, others.length);
        }
        return new ClassifierState(weights, slots);
    }

    /**
     * Goes back to a state.
     *
     * @throws IllegalArgumentException if it is of a model of another size, or of another optimizer
     */
    void restore(ClassifierState state) {
        int size = table.length + others.length;
        if (state.weights().length != size || state.slots().length != slotsOfTable.length * size) {
            throw new IllegalArgumentException("A state with " + state.weights().length + " weights and "
                    + state.slots().length + " numbers of an optimizer for one with " + size + " and "
                    + slotsOfTable.length * size);
        }
        System.arraycopy(state.weights(), 0, table, 0, table.length);
        System.arraycopy(state.weights(), table.length, others, 0, others.length);
        for (int slot = 0; slot < slotsOfTable.length; slot++) {
            System.arraycopy(state.slots(), slot * size, slotsOfTable[slot], 0, table.length);
            System.arraycopy(state.slots(), slot * size + table.length, slotsOfOthers[slot], 0, others.length);
        }
    }
}
