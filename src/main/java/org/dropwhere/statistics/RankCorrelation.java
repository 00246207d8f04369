package org.dropwhere.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How alike two measurements rank the same things (Spearman 1904, "The proof and measurement of association between two
 * things"): the correlation of their ranks, where equal values share the mean of their ranks.
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Of pairs of values.
     *
     * @param one finite
     * @param other as many, finite
     * @return in [-1, 1]; absent for fewer than three pairs, and where all values of a side are equal
     */
    public static OptionalDouble of(List<Double> one, List<Double> other) {
        int n = one.size();
        if (n < 3) {
            return OptionalDouble.empty();
        }
        double[] x = ranks(one);
        double[] y = ranks(other);
        double middle = (n + 1) / 2.0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - middle) * (x[i] - middle);
            yy += (y[i] - middle) * (y[i] - middle);
            xy += (x[i] - middle) * (y[i] - middle);
        }
        return xx == 0 || yy == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))));
    }

    private static double[] ranks(List<Double> values) {
        return values.stream()
                .mapToDouble(value -> {
                    long below = values.stream().filter(other -> other < value).count();
                    long equal =
                            values.stream().filter(other -> other.equals(value)).count();
                    return below + (equal + 1) / 2.0;
                })
                .toArray();
    }
}
