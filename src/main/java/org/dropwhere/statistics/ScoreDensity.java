package org.dropwhere.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The density of the score, a Brownian motion in the fraction of the seeds that were seen, over the paths that have
 * crossed no bound yet (Armitage, McPherson and Rowe 1969, "Repeated significance tests on accumulating data"). It is
 * symmetric about 0. A score is the normal statistic times the square root of the fraction.
 *
 * @param scores evenly spaced from minus a bound to the bound, an odd number of them; before the first look 0 alone
 * @param density at these scores; before the first look 1
 */
record ScoreDensity(double[] scores, double[] density) {
    /** Before any look. */
    static final ScoreDensity START = new ScoreDensity(new double[] {0}, new double[] {1});

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Fewest steps of Simpson's rule between the bounds. Chosen, not measured. */
    private static final int FEWEST_STEPS = 160;
    /**
     * Steps in a standard deviation of what is added between two looks: density and kernel change that fast near a
     * bound. With looks 1 in 10,000 apart, levels differ from those of a finer quadrature by less than 2e-5 of
     * themselves.
     */
    private static final int STEPS_IN_SD = 6;
    /** Standard deviations beyond which what is added is negligible, 1e-19. */
    private static final double FARTHEST = 9;

    /**
     * The probability of crossing a bound at the next look, either way.
     *
     * @param sd of what the score gains until then
     */
    double beyond(double sd, double bound) {
        double sum = 0;
        for (int i = scores.length - 1; i >= 0 && bound - scores[i] <= FARTHEST * sd; i--) {
            sum += weight(i) * density[i] * NORMAL.survivalProbability((bound - scores[i]) / sd);
        }
        return 2 * sum;
    }

    /**
     * The density after the next look.
     *
     * @param sd of what the score gains until then
     * @param bound that ends the paths that cross it, above 0
     * @param sdAfter of what it gains after that until the look that follows
     */
    ScoreDensity after(double sd, double bound, double sdAfter) {
        double finest = Math.min(sd, sdAfter) / STEPS_IN_SD;
        int half = (int) Math.max(FEWEST_STEPS / 2, Math.ceil(bound / finest));
        double[] next = new double[2 * half + 1];
        double[] result = new double[next.length];
        for (int k = 0; k < next.length; k++) {
            next[k] = bound * ((double) k / half - 1);
        }
        for (int k = 0; k <= half; k++) {
            result[k] = at(next[k], sd);
            result[2 * half - k] = result[k];
        }
        return new ScoreDensity(next, result);
    }

    /** The density that a score has after something was added. */
    private double at(double score, double sd) {
        double step = scores.length == 1 ? 1 : scores[1] - scores[0];
        int first = (int) Math.max(0, Math.ceil((score - FARTHEST * sd - scores[0]) / step));
        double sum = 0;
        for (int i = scores.length == 1 ? 0 : first; i < scores.length && scores[i] - score <= FARTHEST * sd; i++) {
            sum += weight(i) * density[i] * NORMAL.density((score - scores[i]) / sd) / sd;
        }
        return sum;
    }

    private double weight(int i) {
        return scores.length == 1 ? 1 : (scores[1] - scores[0]) / 3 * Numerics.simpson(i, scores.length - 1);
    }
}
