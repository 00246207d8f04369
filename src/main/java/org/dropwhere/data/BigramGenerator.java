package org.dropwhere.data;

import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Task;

/**
 * Walks one of the two Markov chains of {@link Task.Bigram}, from a uniform first token: with probability strength to
 * one of the chain's preferred successors, else to any token, both uniformly.
 */
final class BigramGenerator implements TaskGenerator {
    private final int vocabulary;
    private final double strength;

    BigramGenerator(Task.Bigram task, int length, int vocabulary) {
        this.vocabulary = vocabulary;
        this.strength = task.strength();
        TaskGenerator.require(length >= 2, "A bigram needs 2 steps or more, not " + length);
        TaskGenerator.require(strength > 0 && strength <= 1, "A strength is in (0, 1], not " + strength);
    }

    @Override
    public void fill(int[] tokens, int label, RandomStream stream) {
        RandomStream preferring = stream.at("preferring");
        RandomStream steps = stream.at("steps");
        int half = vocabulary / 2;
        int firstPreferred = label == 1 ? 0 : vocabulary - half;
        tokens[0] = steps.below(vocabulary, 0);
        for (int t = 1; t < tokens.length; t++) {
            int step = preferring.uniform(t) < strength
                    ? firstPreferred + steps.below(half, t)
                    : steps.below(vocabulary, t);
            tokens[t] = (tokens[t - 1] + step) % vocabulary;
        }
    }
}
