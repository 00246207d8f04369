package org.dropwhere.spec.task;

import java.util.List;
import java.util.Map;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * Label 1 if marker X (the last token but one of the vocabulary) comes before marker Y (the last); the other tokens are
 * distractors. Each marker appears once. Hochreiter and Schmidhuber 1997, experiment 6a, made binary; Semeniuta et al.
 * 2016 use it. Needs a vocabulary of 3 or more.
 *
 * @param withinLast both markers are among this many last steps, from 2 to the length
 */
public record TemporalOrder(int withinLast) implements Task {
    /** What all tasks of this kind have in common. */
    public static final TaskKind KIND = new TaskKind(
            "temporal-order",
            "which of two markers came first?",
            List.of(
                    Need.vocabulary(3, "two markers and a distractor"), //
                    Need.length(2, "a step for each marker")),
            List.of(new Setting(
                    "within-last",
                    "both markers are among this many last steps",
                    "time steps",
                    Limits.whole(2, 100_000).upToLengthLess(0),
                    DefaultValue.byLength("Where absent, the length.", length -> length),
                    List.of(80))),
            values -> new TemporalOrder(values.whole("within-last")));

    @Override
    public TaskKind kind() {
        return KIND;
    }

    @Override
    public Values values() {
        return new Values(Map.of("within-last", withinLast));
    }

    /** Puts the two markers among uniform distractors, at two uniform steps near the end. */
    @Override
    public SequenceGenerator generator(int length, int vocabulary) {
        return (tokens, label, stream) -> {
            SequenceGenerator.fillUniformly(tokens, vocabulary - 2, stream.at("distractors"));
            RandomStream markers = stream.at("markers");
            int one = markers.below(withinLast, 0);
            int among = markers.below(withinLast - 1, 1);
            int other = among < one ? among : among + 1;
            int start = tokens.length - withinLast;
            int x = vocabulary - 2;
            int y = vocabulary - 1;
            tokens[start + Math.min(one, other)] = label == 1 ? x : y;
            tokens[start + Math.max(one, other)] = label == 1 ? y : x;
        };
    }
}
