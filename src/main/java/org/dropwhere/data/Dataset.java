package org.dropwhere.data;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Part;

/**
 * What a trial of one seed sees.
 *
 * @param train sequences to train on
 * @param validation sequences that choose the best epoch
 * @param test sequences held out
 * @param inputs tokens are smaller than this; of features how many there are at a step
 */
public record Dataset(Sequences train, Sequences validation, Sequences test, int inputs) {

    /** Time steps of the longest sequence. */
    public int longest() {
        return Stream.of(train, validation, test)
                .mapToInt(part -> part.steps().longest())
                .max()
                .orElse(0);
    }

    /** The sequences of each part, in their order. */
    public Map<Part, Sequences> parts() {
        Map<Part, Sequences> parts = new EnumMap<>(Part.class);
        parts.put(Part.TRAIN, train);
        parts.put(Part.VALIDATION, validation);
        parts.put(Part.TEST, test);
        return parts;
    }

    /** Whether sequences begin with padding. */
    public boolean isPaddedBefore() {
        return parts().values().stream()
                .anyMatch(part -> IntStream.range(0, part.size())
                        .anyMatch(sequence -> part.steps().paddingBefore(sequence) > 0));
    }

    /** The same sequences without the padding that they begin with. */
    public Dataset withoutPaddingBefore() {
        Parts without = new Parts(train, validation, test).with(Padding::without);
        return without.dataset(inputs);
    }
}
