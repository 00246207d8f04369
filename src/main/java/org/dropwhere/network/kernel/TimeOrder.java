package org.dropwhere.network.kernel;

/** The order in which a pass reads a sequence. */
enum TimeOrder {
    FORWARD,
    BACKWARD;

    /** What is read at a step of the pass, by its index in the sequence. */
    int index(int step, int length) {
        return this == FORWARD ? step : length - 1 - step;
    }
}
