package org.dropwhere.dropout;

/** What a mask may be shared along, from the outermost to the innermost index of {@link DrawnMasks}. */
public enum MaskAxis {
    /** Training batches. */
    BATCHES,
    /** Gates of the cell. */
    GATES,
    /** Time steps of a sequence. */
    STEPS,
    /** Sequences of a batch. */
    SEQUENCES,
    /** Features, or units, of a step. */
    FEATURES
}
