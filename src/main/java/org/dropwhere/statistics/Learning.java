package org.dropwhere.statistics;

/**
 * Whether two arms that are compared have learnt anything, by the metric of the comparison.
 *
 * @param labels of the test sequences; where those of the two differ, of one that is not shown to have learnt, if any
 * @param guessed the metric's value for a model that knows the labels' shares and nothing else
 * @param arm what is known of the arm
 * @param baseline what is known of the baseline
 * @param isInLoss whether the test loss of one of the two shows that something was learnt
 */
public record Learning(TestLabels labels, double guessed, Learnt arm, Learnt baseline, boolean isInLoss) {

    /**
     * What is known of one of the two.
     *
     * @param isShown whether it is shown to be better than guessing
     * @param seeds how many of its seeds are, each by itself
     */
    public record Learnt(boolean isShown, int seeds) {}

    /** Whether neither is shown to have learnt anything. */
    public boolean isOfNone() {
        return !arm.isShown() && !baseline.isShown();
    }

    /** Whether one of the two is shown to have learnt something, and the other is not. */
    public boolean isOfOne() {
        return arm.isShown() != baseline.isShown();
    }
}
