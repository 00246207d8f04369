package org.dropwhere.search;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The scores of candidates over their first seeds, for rules that are compared with the race.
 *
 * @param scores by candidate and seed; at least as many seeds
 * @param seeds that are looked at, 2 or more
 */
record PairedScores(double[][] scores, int seeds) {

    double mean(int candidate) {
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
            sum += scores[candidate][seed];
        }
        return sum / seeds;
    }

    /** Of some candidates the one of the best mean, the first of equals. */
    int leader(int[] candidates) {
        int leader = candidates[0];
        double best = mean(leader);
        for (int candidate : candidates) {
            double mean = mean(candidate);
            if (mean > best) {
                best = mean;
                leader = candidate;
            }
        }
        return leader;
    }

    /** The mean difference of two, and its standard error. */
    double[] difference(int better, int worse) {
        double mean = 0;
        for (int seed = 0; seed < seeds; seed++) {
            mean += (scores[better][seed] - scores[worse][seed]) / seeds;
        }
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            double residual = scores[better][seed] - scores[worse][seed] - mean;
            squares += residual * residual;
        }
        return new double[] {mean, Math.sqrt(squares / (seeds - 1) / seeds)};
    }

    boolean isNowhereBetter(int candidate, int than) {
        return IntStream.range(0, seeds).allMatch(seed -> scores[candidate][seed] <= scores[than][seed]);
    }

    /** Student's t that is exceeded with a probability. */
    static double critical(int freedom, double p) {
        return TDistribution.of(freedom).inverseSurvivalProbability(p);
    }
}
