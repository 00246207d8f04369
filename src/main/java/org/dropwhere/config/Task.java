package org.dropwhere.config;

/** A rule that gives a sequence of tokens its label, with the rule's own settings. Tokens are 0 to vocabulary - 1. */
public sealed interface Task {

    /** The task's name in an experiment file. */
    String key();

    /**
     * Label 1 if more tokens come from the upper half of the vocabulary than from the lower. A sum over time: easy to
     * about 0.95, graded near the boundary.
     *
     * @param margin smallest difference of the two counts in any sequence
     */
    record Majority(int margin) implements Task {
        @Override
        public String key() {
            return "majority";
        }
    }

    /**
     * Label 1 if marker X (the last token but one of the vocabulary) comes before marker Y (the last); the other tokens
     * are distractors. Hochreiter and Schmidhuber 1997, experiment 6a, made binary; Semeniuta et al. 2016 use it.
     *
     * @param withinLast both markers are among this many last steps
     */
    record TemporalOrder(int withinLast) implements Task {
        @Override
        public String key() {
            return "temporal-order";
        }
    }

    /**
     * Label 1 if the token {@code delay} steps before the last one is of the upper half of the vocabulary; all others
     * are noise. Pure memory.
     *
     * @param delay steps between the token to remember and the end of the sequence
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
     * @param bits how many of the last tokens count
     */
    record Parity(int bits) implements Task {
        @Override
        public String key() {
            return "parity";
        }
    }

    /**
     * Label says which of two Markov chains wrote the sequence. Each chain prefers other successors of a token, so every
     * bigram is a weak hint, as in text.
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
