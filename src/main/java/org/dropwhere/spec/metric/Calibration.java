package org.dropwhere.spec.metric;

/** How far the probabilities of answers are from how often they are right. */
final class Calibration {
    /** As many as Guo et al. use. */
    private static final int BINS = 15;

    private Calibration() {}

    /**
     * The mean squared distance of the probability of label 1 from the label (Brier 1950, of one of the two labels).
     */
    static double brierScore(Answers answers) {
        double sum = 0;
        for (int i = 0; i < answers.size(); i++) {
            double distance = answers.probability(i) - answers.labels()[i];
            sum += distance * distance;
        }
        return sum / answers.size();
    }

    /**
     * The expected calibration error (Guo et al. 2017, "On calibration of modern neural networks", equation 3): answers
     * are put into 15 bins of equal width by the probability of the answer given, of which the lower end does not
     * belong to a bin; the error is the mean distance of a bin's share of right answers from its mean probability,
     * weighted by how many answers it has. As probabilities of the answer given are 0.5 or more, 8 bins can have any.
     */
    static double expectedError(Answers answers) {
        double[] surplus = new double[BINS];
        for (int i = 0; i < answers.size(); i++) {
            double confidence = answers.confidence(i);
            surplus[(int) Math.ceil(confidence * BINS) - 1] += (answers.isRight(i) ? 1 : 0) - confidence;
        }
        double sum = 0;
        for (double each : surplus) {
            sum += Math.abs(each);
        }
        return sum / answers.size();
    }
}
