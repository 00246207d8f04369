package org.dropwhere.spec;

import java.io.Serializable;
import java.util.Set;

/**
 * A rule that gives a sequence of tokens its label, with the rule's own settings. Tokens are 0 to vocabulary - 1. The
 * lower half of the vocabulary is its first vocabulary / 2 tokens, the upper half its last; the middle token of an odd
 * vocabulary belongs to neither.
 *
 * <p>Except for {@link Bigram}, all sequences that fit a label are equally likely.
 */
public sealed interface Task extends Serializable {

    /** The names of all tasks in an experiment file. */
    Set<String> KEYS = Set.of("majority", "temporal-order", "delayed-recall", "parity", "bigram");

    /** The task's name in an experiment file. */
    String key();

    /**
     * Label 1 if more tokens come from the upper half of the vocabulary than from the lower, label 0 if more come from
     * the lower. A sum over time: easy to about 0.95, graded near the boundary.
     *
     * @param margin smallest difference of the two counts in any sequence, from 1 to the length
     */
    record Majority(int margin) implements Task {
        @Override
        public String key() {
            return "majority";
        }
    }

    /**
     * Label 1 if marker X (the last token but one of the vocabulary) comes before marker Y (the last); the other tokens
     * are distractors. Each marker appears once. Hochreiter and Schmidhuber 1997, experiment 6a, made binary; Semeniuta
     * et al. 2016 use it. Needs a vocabulary of 3 or more.
     *
     * @param withinLast both markers are among this many last steps, from 2 to the length
     */
    record TemporalOrder(int withinLast) implements Task {
        @Override
        public String key() {
            return "temporal-order";
        }
    }

    /**
     * Label 1 if the token {@code delay} steps before the last one is of the upper half of the vocabulary, label 0 if
     * it is of the lower; all others are noise. Pure memory.
     *
     * @param delay steps from the token to remember to the last one, from 0 to the length less 1
     */
    record DelayedRecall(int delay) implements Task {
        @Override
        public String key() {
            return "delayed-recall";
        }
    }

    /**
     * Label 1 if an odd number of the last {@code bits} tokens are odd. Sensitive to every one of them; hopeless for
     * long sequences.
     *
     * @param bits how many of the last tokens count, from 1 to the length
     */
    record Parity(int bits) implements Task {
        @Override
        public String key() {
            return "parity";
        }
    }

    /**
     * Label says which of two Markov chains wrote the sequence; every bigram is a weak hint, as in text. With the
     * vocabulary as a circle and h = vocabulary / 2, the chain of label 1 prefers the h successors that are the token
     * itself and those just above it, the chain of label 0 the h just below it. With bits, that is to repeat or to
     * switch. Both chains visit all tokens equally often: single tokens tell nothing. The chains are the same for every
     * seed. Needs a length of 2 or more.
     *
     * @param strength probability in (0, 1] that the next token is one of the chain's preferred successors rather than
     *     any token
     */
    record Bigram(double strength) implements Task {
        @Override
        public String key() {
            return "bigram";
        }
    }
}
