package org.dropwhere.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Whether several variants differ at all, by their ranks at each of several points (Friedman 1937, "The use of ranks to
 * avoid the assumption of normality implicit in the analysis of variance"), corrected for ties, with the F distribution
 * of Iman and Davenport 1980 ("Approximations of the critical region of the Friedman statistic").
 *
 * @param meanRanks of each variant; 1 is the best, and equal values share the mean of their ranks
 * @param chiSquared Friedman's statistic; 0 if all values of each point are equal
 * @param p of Iman and Davenport's statistic, but no smaller than the share of the orders that agree as much at all
 *     points
 */
record FriedmanTest(List<Double> meanRanks, double chiSquared, double p) {

    /** Copies the list. */
    FriedmanTest {
        meanRanks = List.copyOf(meanRanks);
    }

    /**
     * The test.
     *
     * @param points at least two; of each the values of all variants, of which equal ones are equal to the last bit
     */
    static FriedmanTest of(List<List<Double>> points, boolean higherIsBetter) {
        int n = points.size();
        int k = points.get(0).size();
        double[] sums = new double[k];
        double squares = 0;
        for (List<Double> point : points) {
            for (int variant = 0; variant < k; variant++) {
                double rank = rank(point.get(variant), point, higherIsBetter);
                sums[variant] += rank;
                squares += rank * rank;
            }
        }
        double between = 0;
        for (double sum : sums) {
            between += Math.pow(sum - n * (k + 1) / 2.0, 2);
        }
        double within = squares - n * k * Math.pow(k + 1, 2) / 4;
        double chiSquared = within == 0 ? 0 : (k - 1) * between / within;
        return new FriedmanTest(
                IntStream.range(0, k).mapToObj(variant -> sums[variant] / n).toList(), chiSquared, p(chiSquared, n, k));
    }

    private static double rank(double value, List<Double> all, boolean higherIsBetter) {
        long better = all.stream()
                .filter(other -> higherIsBetter ? other > value : other < value)
                .count();
        long equal = all.stream().filter(other -> other == value).count();
        return better + (equal + 1) / 2.0;
    }

    private static double p(double chiSquared, int n, int k) {
        double left = n * (k - 1.0) - chiSquared;
        double agreeing = IntStream.rangeClosed(2, k).mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
        double smallest = Math.pow(agreeing, 1 - n);
        return left <= 0
                ? smallest
                : Math.max(
                        smallest,
                        FDistribution.of(k - 1.0, (k - 1.0) * (n - 1))
                                .survivalProbability((n - 1) * chiSquared / left));
    }
}
