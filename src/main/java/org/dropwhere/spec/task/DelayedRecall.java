package org.dropwhere.spec.task;

import java.util.List;
import java.util.Map;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * Label 1 if the token {@code delay} steps before the last one is of the upper half of the vocabulary, label 0 if it is
 * of the lower; all others are noise. Pure memory.
 *
 * @param delay steps from the token to remember to the last one, from 0 to the length less 1
 */
public record DelayedRecall(int delay) implements Task {
    /** What all tasks of this kind have in common. */
    public static final TaskKind KIND = new TaskKind(
            "delayed-recall",
            "of which half was the token some steps before the end?",
            List.of(),
            List.of(new Setting(
                    "delay",
                    "steps between the token to remember and the last one",
                    "time steps",
                    Limits.whole(0, 99_999).upToLengthLess(1),
                    DefaultValue.byLength(
                            "Where absent, the length less one: the first token counts.", length -> length - 1))),
            values -> new DelayedRecall(values.whole("delay")));

    @Override
    public TaskKind kind() {
        return KIND;
    }

    @Override
    public Values values() {
        return new Values(Map.of("delay", delay));
    }

    /** Uniform tokens, but for the one to remember: uniform in the label's half. */
    @Override
    public SequenceGenerator generator(int length, int vocabulary) {
        int half = vocabulary / 2;
        return (tokens, label, stream) -> {
            SequenceGenerator.fillUniformly(tokens, vocabulary, stream.at("tokens"));
            int remembered = stream.at("remembered").below(half, 0);
            tokens[tokens.length - 1 - delay] = label == 1 ? vocabulary - half + remembered : remembered;
        };
    }
}
