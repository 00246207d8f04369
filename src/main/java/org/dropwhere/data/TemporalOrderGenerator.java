package org.dropwhere.data;

import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Task;

/** Puts the two markers of {@link Task.TemporalOrder} among uniform distractors, at two uniform steps near the end. */
final class TemporalOrderGenerator implements TaskGenerator {
    private final int vocabulary;
    private final int withinLast;

    TemporalOrderGenerator(Task.TemporalOrder task, int length, int vocabulary) {
        this.vocabulary = vocabulary;
        this.withinLast = task.withinLast();
        TaskGenerator.require(
                vocabulary >= 3, "Two markers and a distractor need a vocabulary of 3 or more, not " + vocabulary);
        TaskGenerator.require(
                withinLast >= 2 && withinLast <= length,
                "Two markers need from 2 to the length " + length + " last steps, not " + withinLast);
    }

    @Override
    public void fill(int[] tokens, int label, RandomStream stream) {
        TaskGenerator.fillUniformly(tokens, vocabulary - 2, stream.at("distractors"));
        RandomStream markers = stream.at("markers");
        int one = markers.below(withinLast, 0);
        int among = markers.below(withinLast - 1, 1);
        int other = among < one ? among : among + 1;
        int start = tokens.length - withinLast;
        int x = vocabulary - 2;
        int y = vocabulary - 1;
        tokens[start + Math.min(one, other)] = label == 1 ? x : y;
        tokens[start + Math.max(one, other)] = label == 1 ? y : x;
    }
}
