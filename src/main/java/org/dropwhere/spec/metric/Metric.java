package org.dropwhere.spec.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.dropwhere.spec.Keyed;

/**
 * What is measured of a binary classifier's answers, whose label 1 is the positive one. A further metric is a further
 * line here. The order is that of files and tables.
 */
public enum Metric implements Keyed {
    /** Share of right answers. */
    ACCURACY(
            "accuracy",
            "accuracy",
            "share right",
            true,
            of -> Confusion.of(of).accuracy(),
            share -> Math.max(share, 1 - share)),
    /** Mean binary cross-entropy. */
    LOSS("loss", "loss", "nats", false, CrossEntropy::mean, CrossEntropy::ofShares),
    /** Area under the ROC curve, where ties count half; undefined where all labels are the same. */
    AUC("auc", "AUC", "area under the ROC curve", true, Ranking::auc, share -> 0.5),
    /** Harmonic mean of precision and recall; 0 where neither a label nor an answer is positive. */
    F1("f1", "F1", "harmonic mean of shares", true, of -> Confusion.of(of).f1(), share -> 2 * share / (1 + share)),
    /** Share of the positive answers that are right; 0 where no answer is positive. */
    PRECISION("precision", "precision", "share", true, of -> Confusion.of(of).precision(), share -> Metric.UNKNOWN),
    /** Share of the positive labels that are answered so; 0 where no label is positive. */
    RECALL("recall", "recall", "share", true, of -> Confusion.of(of).recall(), share -> Metric.UNKNOWN),
    /** Mean squared distance of the probability of label 1 from the label. */
    BRIER_SCORE(
            "brier-score",
            "Brier score",
            "squared distance",
            false,
            Calibration::brierScore,
            share -> share * (1 - share)),
    /** Expected calibration error in 15 bins of equal width. */
    CALIBRATION_ERROR(
            "calibration-error",
            "calibration error",
            "share",
            false,
            Calibration::expectedError,
            share -> Metric.UNKNOWN);

    private static final double UNKNOWN = Double.NaN;

    private final String key;
    private final String words;
    private final String unit;
    private final boolean isBetterWhenLarger;

    @SuppressWarnings("ImmutableEnumChecker") // The functions above have no state.
    private final ToDoubleFunction<Answers> function;

    @SuppressWarnings("ImmutableEnumChecker")
    private final DoubleUnaryOperator ofGuessing;

    Metric(
            String key,
            String words,
            String unit,
            boolean isBetterWhenLarger,
            ToDoubleFunction<Answers> function,
            DoubleUnaryOperator ofGuessing) {
        this.key = key;
        this.words = words;
        this.unit = unit;
        this.isBetterWhenLarger = isBetterWhenLarger;
        this.function = function;
        this.ofGuessing = ofGuessing;
    }

    /** The metric of a word, if there is one. */
    public static Optional<Metric> find(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
    }

    @Override
    public String key() {
        return key;
    }

    /** What it is called in sentences. */
    public String words() {
        return words;
    }

    /** What its numbers count, for the axes of charts. */
    public String unit() {
        return unit;
    }

    /** Whether a larger value is a better one. */
    public boolean isBetterWhenLarger() {
        return isBetterWhenLarger;
    }

    /** The largest value that there can be; the smallest of all metrics is 0. */
    public double most() {
        return this == LOSS ? Double.POSITIVE_INFINITY : 1;
    }

    /** The value of a model that is never wrong nor unsure. */
    public double perfect() {
        return isBetterWhenLarger ? 1 : 0;
    }

    /**
     * The value of some answers, one or more; absent where these define none.
     *
     * <p>It is infinite, or absent, where a logit is not finite.
     */
    public OptionalDouble of(Answers answers) {
        return defined(function.applyAsDouble(answers));
    }

    /**
     * The best value of a model that knows the labels' shares and nothing else; absent where that says nothing, as of a
     * metric that such a model may have any value of.
     *
     * @param shareOfOnes the share of label 1
     */
    public OptionalDouble ofGuessing(double shareOfOnes) {
        return defined(ofGuessing.applyAsDouble(shareOfOnes));
    }

    private static OptionalDouble defined(double value) {
        return DoubleStream.of(value).filter(number -> !Double.isNaN(number)).findFirst();
    }
}
