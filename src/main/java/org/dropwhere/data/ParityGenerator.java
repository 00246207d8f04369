package org.dropwhere.data;

import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Task;

/**
 * Uniform tokens for {@link Task.Parity}, the last ones on condition that their parity is the label: step by step,
 * whether a token is odd is drawn with its probability given the parity that it and those after it must come to.
 */
final class ParityGenerator implements TaskGenerator {
    private final int vocabulary;
    private final int bits;

    ParityGenerator(Task.Parity task, int length, int vocabulary) {
        this.vocabulary = vocabulary;
        this.bits = task.bits();
        TaskGenerator.require(
                bits >= 1 && bits <= length, "Parity counts from 1 to the length " + length + " tokens, not " + bits);
    }

    @Override
    public void fill(int[] tokens, int label, RandomStream stream) {
        TaskGenerator.fillUniformly(tokens, vocabulary, stream.at("tokens"));
        RandomStream oddness = stream.at("oddness");
        RandomStream values = stream.at("values");
        int oddTokens = vocabulary / 2;
        double oddShare = (double) oddTokens / vocabulary;
        int needed = label;
        for (int left = bits; left > 0; left--) {
            int t = tokens.length - left;
            double odd = oddShare * probability(1 - needed, left - 1) / probability(needed, left);
            if (oddness.uniform(t) < odd) {
                tokens[t] = 2 * values.below(oddTokens, t) + 1;
                needed = 1 - needed;
            } else {
                tokens[t] = 2 * values.below(vocabulary - oddTokens, t);
            }
        }
    }

    /** The probability that the number of odd ones among so many uniform tokens has this parity. */
    private double probability(int parity, int count) {
        double evenMinusOdd = (double) (vocabulary % 2) / vocabulary;
        double bias = StrictMath.pow(evenMinusOdd, count);
        return (parity == 0 ? 1 + bias : 1 - bias) / 2;
    }
}
