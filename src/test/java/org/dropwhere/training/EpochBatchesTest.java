package org.dropwhere.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.Batches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EpochBatchesTest {
    private static final int SEQUENCES = 1003;
    private static final Steps STEPS = ofLengths(IntStream.range(0, SEQUENCES).map(i -> 1 + 37 * i % 100));

    private static Steps ofLengths(IntStream lengths) {
        return new TokenSteps(lengths.mapToObj(length -> new int[length]).toArray(int[][]::new));
    }

    private static RandomStream epoch(int number) {
        return RandomStream.ofSeed(3).at(number);
    }

    private static List<List<Integer>> asLists(List<int[]> batches) {
        return batches.stream()
                .map(batch -> IntStream.of(batch).boxed().toList())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Batches.class)
    void everySequenceIsInOneBatchWhateverTheSize(Batches batches) {
        for (int size : new int[] {1, 2, 16, 59, SEQUENCES - 1, SEQUENCES, SEQUENCES + 1}) {
            int[] all = EpochBatches.of(STEPS, size, batches, epoch(1)).stream()
                    .flatMapToInt(Arrays::stream)
                    .sorted()
                    .toArray();
            assertArrayEquals(IntStream.range(0, SEQUENCES).toArray(), all, "size " + size);
        }
    }

    @ParameterizedTest
    @EnumSource(Batches.class)
    void theLastBatchAloneMayBeShort(Batches batches) {
        for (int size : new int[] {1, 16, 17, 59, SEQUENCES, SEQUENCES + 1}) {
            int[] sizes = EpochBatches.of(STEPS, size, batches, epoch(1)).stream()
                    .mapToInt(batch -> batch.length)
                    .toArray();
            int[] expected = IntStream.iterate(SEQUENCES, left -> left > 0, left -> left - size)
                    .map(left -> Math.min(left, size))
                    .toArray();
            assertArrayEquals(expected, sizes, "size " + size);
        }
    }

    @ParameterizedTest
    @EnumSource(Batches.class)
    void anEpochHasTheSameBatchesAgainAndAnotherHasOthers(Batches batches) {
        List<List<Integer>> first = asLists(EpochBatches.of(STEPS, 16, batches, epoch(1)));

        assertEquals(first, asLists(EpochBatches.of(STEPS, 16, batches, epoch(1))));
        List<List<Integer>> second = asLists(EpochBatches.of(STEPS, 16, batches, epoch(2)));
        Set<Set<Integer>> shared = new HashSet<>(first.stream().map(Set::copyOf).toList());
        shared.retainAll(second.stream().map(Set::copyOf).toList());
        assertEquals(Set.of(), shared);
    }

    @ParameterizedTest
    @EnumSource(Batches.class)
    void theLongestOfABatchComeFirst(Batches batches) {
        for (int[] batch : EpochBatches.of(STEPS, 16, batches, epoch(1))) {
            for (int i = 1; i < batch.length; i++) {
                assertTrue(STEPS.length(batch[i - 1]) >= STEPS.length(batch[i]), Arrays.toString(batch));
            }
        }
    }

    @Test
    void similarLengthsGoTogetherAndLeaveFewStepsUnused() {
        double shuffled = computedSteps(Batches.SHUFFLED);
        double byLength = computedSteps(Batches.BY_LENGTH);
        double needed = IntStream.range(0, SEQUENCES).map(STEPS::length).sum();

        assertTrue(shuffled / needed > 1.7, "shuffled " + shuffled / needed);
        assertTrue(byLength / needed < 1.1, "by length " + byLength / needed);
    }

    /** Steps that a batch has if all its sequences have as many as its longest. */
    private static double computedSteps(Batches batches) {
        return EpochBatches.of(STEPS, 16, batches, epoch(1)).stream()
                .mapToInt(batch -> batch.length
                        * IntStream.of(batch).map(STEPS::length).max().orElseThrow())
                .sum();
    }

    /** Otherwise every epoch would end with the shortest sequences. */
    @Test
    void batchesOfSimilarLengthsComeInRandomOrder() {
        int[] longest = EpochBatches.of(STEPS, 16, Batches.BY_LENGTH, epoch(1)).stream()
                .mapToInt(batch -> STEPS.length(batch[0]))
                .toArray();
        long descents = IntStream.range(1, longest.length)
                .filter(i -> longest[i] < longest[i - 1])
                .count();
        assertTrue(descents > longest.length / 4 && descents < longest.length * 3 / 4, Arrays.toString(longest));
    }

    /** The batches of releases that knew one length only: numbers of trials depend on them. */
    @Test
    void sequencesOfOneLengthKeepTheirRandomOrder() {
        Steps one = ofLengths(IntStream.range(0, 50).map(i -> 7));
        int[] order = EpochBatches.of(one, 8, Batches.SHUFFLED, epoch(1)).stream()
                .flatMapToInt(Arrays::stream)
                .toArray();
        assertArrayEquals(epoch(1).permutation(50), order);
    }

    @Test
    void sequencesOfOneLengthStayInTheirOrderAmongLongerOnes() {
        Steps steps = ofLengths(IntStream.of(2, 5, 2, 0, 5, 9));
        int[] given = {0, 1, 2, 3, 4, 5};

        assertArrayEquals(new int[] {5, 1, 4, 0, 2, 3}, ByLength.longestFirst(given, steps));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, given);
        assertFalse(ByLength.longestFirst(given, steps) == given);
        assertArrayEquals(new int[] {2, 0}, ByLength.longestFirst(new int[] {2, 0}, steps));
        assertArrayEquals(new int[0], ByLength.longestFirst(new int[0], steps));
    }
}
