package org.dropwhere.spec.task;

import java.util.List;
import org.dropwhere.spec.setting.Values;

/**
 * Label 1 if the first token is of the upper half of the vocabulary, label 0 if it is of the lower; all others are
 * noise. Memory over the whole sequence, whatever its length.
 */
public record CopyFirst() implements Task {
    /** What all tasks of this kind have in common. */
    public static final TaskKind KIND = new TaskKind(
            "copy-first", "of which half was the first token?", List.of(), List.of(), values -> new CopyFirst());

    @Override
    public TaskKind kind() {
        return KIND;
    }

    @Override
    public Values values() {
        return Values.NONE;
    }

    /** Uniform tokens, but for the first: uniform in the label's half. */
    @Override
    public SequenceGenerator generator(int length, int vocabulary) {
        int half = vocabulary / 2;
        return (tokens, label, stream) -> {
            SequenceGenerator.fillUniformly(tokens, vocabulary, stream.at("tokens"));
            int first = stream.at("first").below(half, 0);
            tokens[0] = label == 1 ? vocabulary - half + first : first;
        };
    }
}
