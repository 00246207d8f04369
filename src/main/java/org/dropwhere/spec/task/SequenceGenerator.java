package org.dropwhere.spec.task;

import org.dropwhere.random.RandomStream;

/** Writes sequences of a given label, so that classes are balanced by choosing the labels first. */
@FunctionalInterface
public interface SequenceGenerator {

    /**
     * Writes one sequence.
     *
     * @param tokens {@code [time]}, all of which are written
     * @param label 0 or 1
     * @param stream of this sequence alone
     */
    void fill(int[] tokens, int label, RandomStream stream);

    /** Fills a sequence with uniform tokens; the token of a step depends on the stream and the step alone. */
    static void fillUniformly(int[] tokens, int vocabulary, RandomStream stream) {
        for (int t = 0; t < tokens.length; t++) {
            tokens[t] = stream.below(vocabulary, t);
        }
    }
}
