package org.dropwhere.spec.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How well answers put sequences of label 1 above those of label 0. */
final class Ranking {
    private Ranking() {}

    /**
     * The area under the ROC curve: in which share of all pairs of a sequence of label 1 and one of label 0 the former
     * has the larger probability, where equal ones count half (Mann and Whitney 1947, "On a test of whether one of two
     * random variables is stochastically larger than the other"; Hanley and McNeil 1982, "The meaning and use of the
     * area under a receiver operating characteristic (ROC) curve"). Of logits, of which, unlike of probabilities, no
     * two become equal by rounding. Not a number where all labels are the same.
     */
    static double auc(Answers answers) {
        int[] ascending = IntStream.range(0, answers.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> answers.logits()[i] + 0.0)) // Of -0 it makes 0, its equal.
                .mapToInt(Integer::intValue)
                .toArray();
        long zerosBelow = 0;
        long ones = 0;
        // Twice the number of pairs, so that halves are whole.
        long twice = 0;
        for (int first = 0; first < ascending.length; ) {
            double value = answers.logits()[ascending[first]];
            long equalOnes = 0;
            int end = first;
            for (; end < ascending.length && answers.logits()[ascending[end]] == value; end++) {
                equalOnes += answers.labels()[ascending[end]];
            }
            long equalZeros = end - first - equalOnes;
            twice += equalOnes * (2 * zerosBelow + equalZeros);
            zerosBelow += equalZeros;
            ones += equalOnes;
            first = end;
        }
        return twice / 2.0 / ((double) ones * zerosBelow);
    }
}
