package org.dropwhere.sequence;

/** What is read at the steps of some sequences, each of its own length. */
public sealed interface Steps permits TokenSteps, FeatureSteps {

    /** How many sequences there are. */
    int size();

    /** Time steps of a sequence, counted from 0. */
    int length(int sequence);

    /**
     * Steps of padding that a sequence begins with. Masks that change with time count steps from behind them, so that a
     * token has the same mask on whichever side its sequence is padded.
     */
    int paddingBefore(int sequence);

    /** Some of the sequences, in this order; they are not copied. */
    Steps select(int[] sequences);

    /** Time steps of the longest sequence; 0 if there is none. */
    default int longest() {
        int longest = 0;
        for (int sequence = 0; sequence < size(); sequence++) {
            longest = Math.max(longest, length(sequence));
        }
        return longest;
    }
}
