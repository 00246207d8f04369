package org.dropwhere.spec.metric;

/** Binary cross-entropy of logits, as Keras computes it on TensorFlow; no probability is clipped. */
public final class CrossEntropy {
    private CrossEntropy() {}

    /** Of one answer in nats: {@code max(z, 0) - z y + log(1 + e^-|z|)}. */
    public static double of(double logit, double label) {
        return Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit)));
    }

    /** The mean over some answers. */
    static double mean(Answers answers) {
        double sum = 0;
        for (int i = 0; i < answers.size(); i++) {
            sum += of(answers.logits()[i], answers.labels()[i]);
        }
        return sum / answers.size();
    }

    /** Of always giving the labels' shares as probabilities, in nats: their entropy. */
    public static double ofShares(double share) {
        return term(share) + term(1 - share);
    }

    private static double term(double share) {
        return share == 0 ? 0 : -share * Math.log(share);
    }
}
