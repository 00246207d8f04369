package org.dropwhere.dropout;

/**
 * The extent of masks along each {@link MaskAxis}, each at least 1.
 *
 * @param batches training batches
 * @param gates gates of the cell
 * @param steps time steps
 * @param sequences sequences of a batch
 * @param features features, or units, of a step
 */
public record MaskSize(int batches, int gates, int steps, int sequences, int features) {

    /** The extent along an axis. */
    public int extent(MaskAxis axis) {
        return switch (axis) {
            case BATCHES -> batches;
            case GATES -> gates;
            case STEPS -> steps;
            case SEQUENCES -> sequences;
            case FEATURES -> features;
        };
    }

    /** How far apart neighbours along an axis are, where elements lie in a row, those of the last axis side by side. */
    public int stride(MaskAxis axis) {
        int stride = 1;
        for (MaskAxis inner : MaskAxis.values()) {
            stride = inner.compareTo(axis) > 0 ? stride * extent(inner) : stride;
        }
        return stride;
    }

    /** The same but for one along an axis. */
    public MaskSize once(MaskAxis axis) {
        return new MaskSize(
                axis == MaskAxis.BATCHES ? 1 : batches,
                axis == MaskAxis.GATES ? 1 : gates,
                axis == MaskAxis.STEPS ? 1 : steps,
                axis == MaskAxis.SEQUENCES ? 1 : sequences,
                axis == MaskAxis.FEATURES ? 1 : features);
    }

    /**
     * The number of elements.
     *
     * @throws ArithmeticException if they are more than an array can hold
     */
    public int elements() {
        return Math.toIntExact((long) batches * gates * steps * sequences * features);
    }
}
