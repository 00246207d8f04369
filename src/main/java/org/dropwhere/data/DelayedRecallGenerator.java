package org.dropwhere.data;

import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Task;

/** Uniform tokens, but for the one to remember of {@link Task.DelayedRecall}: uniform in the label's half. */
final class DelayedRecallGenerator implements TaskGenerator {
    private final int vocabulary;
    private final int delay;

    DelayedRecallGenerator(Task.DelayedRecall task, int length, int vocabulary) {
        this.vocabulary = vocabulary;
        this.delay = task.delay();
        TaskGenerator.require(
                delay >= 0 && delay < length, "A delay is from 0 to less than the length " + length + ", not " + delay);
    }

    @Override
    public void fill(int[] tokens, int label, RandomStream stream) {
        TaskGenerator.fillUniformly(tokens, vocabulary, stream.at("tokens"));
        int half = vocabulary / 2;
        int remembered = stream.at("remembered").below(half, 0);
        tokens[tokens.length - 1 - delay] = label == 1 ? vocabulary - half + remembered : remembered;
    }
}
