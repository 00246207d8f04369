package org.dropwhere.network.kernel;

/**
 * How many of the last steps a pass keeps.
 *
 * @param inside of gates and of states that do not leave the cell
 * @param hidden of hidden states
 */
record KeptSteps(int inside, int hidden) {
    /** The step before and this one, which is all that a step needs. */
    private static final int FEWEST = 2;

    /** All, for the backward pass. */
    static KeptSteps toTrain(int length) {
        return new KeptSteps(Math.max(length, 1), Math.max(length, 1));
    }

    /** @param isSequence whether all hidden states are read from above */
    static KeptSteps toEvaluate(int length, boolean isSequence) {
        return new KeptSteps(FEWEST, isSequence ? Math.max(length, FEWEST) : FEWEST);
    }
}
