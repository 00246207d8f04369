package org.dropwhere.statistics;

/** Quantiles of samples. */
final class Quantiles {
    private Quantiles() {}

    /**
     * Between two values by a straight line (Hyndman and Fan 1996, "Sample quantiles in statistical packages",
     * definition 7).
     *
     * @param sorted ascending, at least two
     * @param share of the sample below it
     */
    static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.min(place, sorted.length - 2);
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
