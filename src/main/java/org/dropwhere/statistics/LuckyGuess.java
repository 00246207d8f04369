package org.dropwhere.statistics;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.dropwhere.spec.metric.Metric;

/**
 * By how much a model whose answers have nothing to do with the labels may be better than {@linkplain Metric#ofGuessing
 * what knowing only the labels' shares gives}, by the luck of its test sequences. Let p be the share of label 1, q that
 * of the more frequent label, N the test sequences and z the normal quantile of the level; the bound is that of
 * whichever such model is luckiest.
 *
 * <ul>
 *   <li>Accuracy: one that gives the less frequent label to a share r loses {@code r (2q - 1)} on average, with a
 *       standard deviation of {@code sqrt(r (1 - r) / N)}. The largest of their sum, z times the latter, over all r is
 *       {@code (sqrt((2q - 1)^2 + z^2 / N) - (2q - 1)) / 2}: at equal shares that of a coin. Half a sequence is added,
 *       as accuracies come in steps.
 *   <li>Loss: the gain times N is at most the logarithm of a ratio of likelihoods whose mean is 1, so it exceeds
 *       {@code ln(1 / level)} with at most that probability (Markov), for any model and any N. It holds of a mean over
 *       seeds too (Jensen).
 *   <li>Brier score: answers that lie d from p, root mean square, lose {@code d^2} and vary by {@code 2 d sqrt(p (1 -
 *       p) / N)}; the largest sum over all d is {@code z^2 p (1 - p) / N}.
 *   <li>AUC: z standard deviations of Mann and Whitney's statistic, {@code sqrt((N + 1) / (12 ones zeros))}.
 *   <li>F1: as accuracy, over the shares of answers that are 1, without a closed form.
 * </ul>
 */
final class LuckyGuess {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Shares of answers that are tried for F1. */
    private static final int SHARES = 1000;

    private LuckyGuess() {}

    /**
     * The gain that luck exceeds with at most about a probability.
     *
     * @param level the probability, below 0.5
     * @return at least 0; absent for a metric of which guessing says nothing
     */
    static OptionalDouble gain(Metric metric, TestLabels labels, double level) {
        double n = labels.sequences();
        double p = labels.shareOfOnes();
        double z = NORMAL.inverseSurvivalProbability(level);
        return switch (metric) {
            case ACCURACY -> {
                double lead = 2 * labels.majorityShare() - 1;
                yield OptionalDouble.of((Math.sqrt(lead * lead + z * z / n) - lead + 1 / n) / 2);
            }
            case LOSS -> OptionalDouble.of(-Math.log(level) / n);
            case BRIER_SCORE -> OptionalDouble.of(z * z * p * (1 - p) / n);
            case AUC ->
                p == 0 || p == 1
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(z * Math.sqrt((n + 1) / (12 * p * n * (1 - p) * n)));
            case F1 -> OptionalDouble.of(ofF1(p, n, z));
            case PRECISION, RECALL, CALIBRATION_ERROR -> OptionalDouble.empty();
        };
    }

    private static double ofF1(double p, double n, double z) {
        double constant = 2 * p / (1 + p);
        return IntStream.rangeClosed(1, SHARES)
                .mapToDouble(i -> (double) i / SHARES)
                .map(r -> {
                    double hits = r * p + z * Math.sqrt(r * (1 - r) * p * (1 - p) / n);
                    return 2 * Math.min(hits, Math.min(r, p)) / (r + p) - constant;
                })
                .max()
                .orElseThrow();
    }
}
