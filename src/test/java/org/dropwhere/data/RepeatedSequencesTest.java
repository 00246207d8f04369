package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.Set;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Part;
import org.junit.jupiter.api.Test;

class RepeatedSequencesTest {

    @Test
    void countsWhatASetOfAllSequencesCounts() {
        for (int round = 0; round < 50; round++) {
            RandomStream random = RandomStream.ofSeed(3).at(round);
            Parts parts = new Parts(part(random.at(0), round), part(random.at(1), round), part(random.at(2), round));

            RepeatedSequences repeated = RepeatedSequences.of(parts);

            for (Part part : Part.values()) {
                for (Part other : Part.values()) {
                    if (other.compareTo(part) <= 0) {
                        assertEquals(
                                expected(parts.of(part), parts.of(other), part == other), repeated.in(part, other));
                    }
                }
            }
        }
    }

    /** Short sequences of few tokens, of which many are equal. */
    private static Sequences part(RandomStream random, int size) {
        int[][] tokens = new int[1 + size][];
        int[] labels = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = new int[1 + random.below(4, i)];
            for (int t = 0; t < tokens[i].length; t++) {
                tokens[i][t] = random.at(i).below(3, t);
            }
            labels[i] = random.at("label").below(2, i);
        }
        return new Sequences(tokens, labels);
    }

    private static Repeated expected(Sequences part, Sequences other, boolean earlierOnly) {
        int found = 0;
        int withOther = 0;
        for (int i = 0; i < part.size(); i++) {
            Set<Integer> labels = new HashSet<>();
            for (int j = 0; j < (earlierOnly ? i : other.size()); j++) {
                if (IntBuffer.wrap(part.tokens()[i]).equals(IntBuffer.wrap(other.tokens()[j]))) {
                    labels.add(other.labels()[j]);
                }
            }
            found += labels.isEmpty() ? 0 : 1;
            withOther += labels.contains(1 - part.labels()[i]) ? 1 : 0;
        }
        return new Repeated(found, withOther);
    }

    @Test
    void knowsFeaturesByTheirNumbers() {
        Sequences features =
                new Sequences(new FeatureSteps(new float[][] {{1, 2}, {1, 2.5f}, {1, 2}}, 2), new int[] {0, 0, 1});
        RepeatedSequences repeated = RepeatedSequences.of(new Parts(features, features, features));
        assertEquals(new Repeated(1, 1), repeated.in(Part.TRAIN, Part.TRAIN));
        assertEquals(new Repeated(3, 2), repeated.in(Part.TEST, Part.VALIDATION));
    }
}
