package org.dropwhere.spec.metric;

/**
 * Answers by what they are and what would have been right. A share of nothing is 0, as in Keras and scikit-learn.
 *
 * @param truePositives answers 1 to label 1
 * @param falsePositives answers 1 to label 0
 * @param falseNegatives answers 0 to label 1
 * @param size of all answers
 */
record Confusion(int truePositives, int falsePositives, int falseNegatives, int size) {
    static Confusion of(Answers answers) {
        int truePositives = 0;
        int falsePositives = 0;
        int falseNegatives = 0;
        for (int i = 0; i < answers.size(); i++) {
            truePositives += answers.isPositive(i) && answers.isRight(i) ? 1 : 0;
            falsePositives += answers.isPositive(i) && !answers.isRight(i) ? 1 : 0;
            falseNegatives += !answers.isPositive(i) && !answers.isRight(i) ? 1 : 0;
        }
        return new Confusion(truePositives, falsePositives, falseNegatives, answers.size());
    }

    double accuracy() {
        return share(size - falsePositives - falseNegatives, size);
    }

    double precision() {
        return share(truePositives, truePositives + falsePositives);
    }

    double recall() {
        return share(truePositives, truePositives + falseNegatives);
    }

    double f1() {
        return share(2L * truePositives, 2L * truePositives + falsePositives + falseNegatives);
    }

    private static double share(long part, long of) {
        return of == 0 ? 0 : (double) part / of;
    }
}
