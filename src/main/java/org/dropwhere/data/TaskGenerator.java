package org.dropwhere.data;

import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Task;
import org.dropwhere.spec.TaskData;

/** Writes sequences of a given label, so that classes are balanced by choosing the labels first. */
interface TaskGenerator {

    /**
     * Writes one sequence.
     *
     * @param tokens {@code [time]}, filled wholly
     * @param label 0 or 1
     * @param stream of this sequence alone
     */
    void fill(int[] tokens, int label, RandomStream stream);

    /**
     * The generator of a task.
     *
     * @throws IllegalArgumentException if the task's settings do not fit the length or the vocabulary
     */
    static TaskGenerator of(TaskData data) {
        require(data.length() >= 1, "A sequence has 1 step or more, not " + data.length());
        require(data.vocabulary() >= 2, "A vocabulary has 2 tokens or more, not " + data.vocabulary());
        Task task = data.task();
        if (task instanceof Task.Majority majority) {
            return new MajorityGenerator(majority, data.length(), data.vocabulary());
        }
        if (task instanceof Task.TemporalOrder order) {
            return new TemporalOrderGenerator(order, data.length(), data.vocabulary());
        }
        if (task instanceof Task.DelayedRecall recall) {
            return new DelayedRecallGenerator(recall, data.length(), data.vocabulary());
        }
        if (task instanceof Task.Parity parity) {
            return new ParityGenerator(parity, data.length(), data.vocabulary());
        }
        if (task instanceof Task.Bigram bigram) {
            return new BigramGenerator(bigram, data.length(), data.vocabulary());
        }
        throw new IllegalArgumentException("No generator for " + task.key());
    }

    /** Checks a precondition of a generator. */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Fills a sequence with uniform tokens; the token of a step depends on the stream and the step alone. */
    static void fillUniformly(int[] tokens, int vocabulary, RandomStream stream) {
        for (int t = 0; t < tokens.length; t++) {
            tokens[t] = stream.below(vocabulary, t);
        }
    }
}
