package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.task.Task;
import org.dropwhere.spec.task.TemporalOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDatasetsTest {
    private static final Task ORDER = new TemporalOrder(8);

    @Test
    void aSeedHasAlwaysTheseSequences() {
        Dataset data = Datasets.of(new TaskData(ORDER, 10, 6, 4, 2, 2, 0), 1);

        // Computed once more in Python from the generator's definition. Whoever changes them raises NumericVersion.
        assertEquals(
                "[1, 0, 1, 0] [[0, 0, 2, 3, 2, 2, 4, 2, 5, 2], [1, 1, 2, 5, 0, 1, 4, 1, 1, 3],"
                        + " [2, 2, 4, 0, 0, 3, 2, 2, 3, 5], [2, 2, 0, 0, 5, 1, 2, 4, 2, 3]]",
                text(data.train()));
        assertEquals(
                "[0, 1] [[0, 2, 1, 2, 2, 2, 5, 1, 4, 1], [2, 0, 2, 1, 3, 3, 4, 5, 3, 0]]", text(data.validation()));
        assertEquals("[1, 0] [[2, 3, 2, 3, 4, 1, 5, 0, 2, 3], [0, 1, 3, 3, 2, 5, 4, 2, 1, 1]]", text(data.test()));
        assertEquals(6, data.inputs());
        assertEquals(10, data.longest());
    }

    @Test
    void partsAndSeedsDiffer() {
        TaskData description = data(50, 50, 50, 0);
        Dataset one = Datasets.of(description, 1);
        Dataset two = Datasets.of(description, 2);

        List<String> different = List.of(
                text(one.train()),
                text(one.validation()),
                text(one.test()),
                text(two.train()),
                text(two.validation()),
                text(two.test()));
        assertEquals(6, different.stream().distinct().count());
        assertEquals(text(one.train()), text(Datasets.of(description, 1).train()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 11, 500, 501})
    void classesAreBalancedAtEverySize(int size) {
        for (long seed = 0; seed < 20; seed++) {
            Dataset data = Datasets.of(data(size, size, size, 0), seed);
            for (Sequences part : List.of(data.train(), data.validation(), data.test())) {
                assertEquals(size, part.size());
                int ones = ones(part);
                assertTrue(ones == size / 2 || ones == size - size / 2, () -> ones + " of " + size);
            }
        }
    }

    private static TaskData ofLengths(int from, int to, Pad pad) {
        return new TaskData(ORDER, new Lengths(from, to), 6, 2000, 20, 20, 0, pad);
    }

    @Test
    void lengthsAreUniformAndSayNothingAboutTheLabel() {
        Sequences train = Datasets.of(ofLengths(10, 13, Pad.NONE), 3).train();
        int[][] counts = new int[2][14];
        for (int i = 0; i < train.size(); i++) {
            counts[train.labels()[i]][train.steps().length(i)]++;
        }
        for (int[] ofLabel : counts) {
            for (int length = 10; length <= 13; length++) {
                // Binomial with 1000 draws and probability 1/4.
                assertEquals(250, ofLabel[length], 5 * StrictMath.sqrt(1000 * 0.25 * 0.75));
            }
        }
        assertEquals(1000, Arrays.stream(counts[0]).sum());
    }

    @Test
    void sequencesOfOneLengthAreThoseThatATaskOfThatLengthHas() {
        Dataset one = Datasets.of(ofLengths(10, 10, Pad.NONE), 1);
        Dataset several = Datasets.of(ofLengths(9, 11, Pad.NONE), 1);
        int same = 0;
        for (int i = 0; i < one.train().size(); i++) {
            if (several.train().steps().length(i) == 10) {
                assertArrayEquals(one.train().tokens()[i], several.train().tokens()[i]);
                same++;
            }
        }
        assertTrue(same > 500, () -> "too few of length 10");
    }

    @Test
    void paddedTasksNumberTheirTokensFromOne() {
        Dataset own = Datasets.of(ofLengths(8, 12, Pad.NONE), 2);
        Dataset padded = Datasets.of(ofLengths(8, 12, new Pad(12, Side.PRE, Side.PRE)), 2);
        assertEquals(6, own.inputs());
        assertEquals(7, padded.inputs());
        for (int i = 0; i < own.test().size(); i++) {
            int[] tokens = own.test().tokens()[i];
            int[] expected = new int[12];
            for (int t = 0; t < tokens.length; t++) {
                expected[12 - tokens.length + t] = tokens[t] + 1;
            }
            assertArrayEquals(expected, padded.test().tokens()[i]);
            assertEquals(12 - tokens.length, padded.test().steps().paddingBefore(i));
        }
    }

    @Test
    void settingsFitTheShortestLength() {
        TaskData data = ofLengths(5, 100, Pad.NONE);
        assertThrows(IllegalArgumentException.class, () -> Datasets.of(data, 1));
    }

    @Test
    void labelsAreInRandomOrder() {
        Sequences train = Datasets.of(data(2000, 1, 1, 0), 3).train();

        int pairsThatStartWithOne =
                IntStream.range(0, 1000).map(pair -> train.labels()[2 * pair]).sum();

        assertEquals(500, pairsThatStartWithOne, 5 * StrictMath.sqrt(250));
    }

    @Test
    void moreSequencesLeaveThoseBeforeThemAsTheyAre() {
        Dataset few = Datasets.of(data(7, 3, 5, 0), 4);
        Dataset many = Datasets.of(data(100, 50, 80, 0), 4);

        assertPrefix(few.train(), many.train());
        assertPrefix(few.validation(), many.validation());
        assertPrefix(few.test(), many.test());
    }

    @Test
    void heldOutPartsDependNeitherOnTheTrainingSizeNorOnNoise() {
        Dataset clean = Datasets.of(data(10, 30, 40, 0), 5);
        Dataset other = Datasets.of(data(77, 30, 40, 0.3), 5);

        assertEquals(text(clean.validation()), text(other.validation()));
        assertEquals(text(clean.test()), text(other.test()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # sequences, noise, flips
                      1000,      0.1,   100
                      1000,      0.499, 499
                      1001,      0.1,   100
                      101,       0.25,  25
                      10,        0.1,   1
                      10,        0.04,  0
                      3,         0.49,  1
                      2,         0.49,  1
                      1,         0.49,  0
                    """)
    void labelNoiseFlipsSoManyTrainingLabelsOfBothClassesEvenly(int size, double noise, int flips) {
        for (long seed = 0; seed < 20; seed++) {
            Sequences clean = Datasets.of(data(size, 1, 1, 0), seed).train();
            Sequences noisy = Datasets.of(data(size, 1, 1, noise), seed).train();

            int[] flipped = flipped(clean, noisy);
            assertEquals(flips, flipped.length);
            int ofOnes = Arrays.stream(flipped).map(i -> clean.labels()[i]).sum();
            assertTrue(ofOnes == flips / 2 || ofOnes == flips - flips / 2, () -> ofOnes + " of " + flips);
            int imbalance = Math.abs(2 * ones(noisy) - size);
            assertTrue(imbalance <= (size % 2 == 0 ? 2 * (flips % 2) : 1), () -> "imbalance " + imbalance);
            assertArrayEquals(clean.tokens(), noisy.tokens());
        }
    }

    @Test
    void labelNoiseStrikesAtRandom() {
        int[] strikes = new int[20];
        for (long seed = 0; seed < 1000; seed++) {
            Sequences clean = Datasets.of(data(20, 1, 1, 0), seed).train();
            Sequences noisy = Datasets.of(data(20, 1, 1, 0.25), seed).train();
            for (int i : flipped(clean, noisy)) {
                strikes[i]++;
            }
        }

        for (int count : strikes) {
            assertEquals(250, count, 5 * StrictMath.sqrt(1000 * 0.25 * 0.75));
        }
    }

    @Test
    void moreNoiseFlipsMoreOfTheSame() {
        Sequences clean = Datasets.of(data(100, 1, 1, 0), 6).train();
        List<Integer> few =
                boxed(flipped(clean, Datasets.of(data(100, 1, 1, 0.1), 6).train()));
        List<Integer> many =
                boxed(flipped(clean, Datasets.of(data(100, 1, 1, 0.2), 6).train()));

        assertNotEquals(few, many);
        assertTrue(many.containsAll(few));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 0.5, 1, Double.NaN})
    void labelNoiseIsLessThanHalf(double noise) {
        TaskData data = data(4, 4, 4, noise);

        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> Datasets.of(data, 1));

        assertEquals("Label noise is in [0, 0.5), not " + noise, thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0"})
    void everyPartHasASequence(int train, int validation, int test) {
        TaskData data = data(train, validation, test, 0);

        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> Datasets.of(data, 1));

        assertEquals("A part has 1 sequence or more, not 0", thrown.getMessage());
    }

    @Test
    void aTaskHasNoDigest() {
        assertEquals("", Datasets.digest(data(4, 4, 4, 0)));
    }

    private static TaskData data(int train, int validation, int test, double noise) {
        return new TaskData(ORDER, 10, 6, train, validation, test, noise);
    }

    private static int ones(Sequences sequences) {
        return Arrays.stream(sequences.labels()).sum();
    }

    private static int[] flipped(Sequences clean, Sequences noisy) {
        return IntStream.range(0, clean.size())
                .filter(i -> clean.labels()[i] != noisy.labels()[i])
                .toArray();
    }

    private static List<Integer> boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static void assertPrefix(Sequences few, Sequences many) {
        assertFalse(few.size() >= many.size());
        assertArrayEquals(few.tokens(), Arrays.copyOf(many.tokens(), few.size()));
        assertArrayEquals(few.labels(), Arrays.copyOf(many.labels(), few.size()));
    }

    private static String text(Sequences sequences) {
        return Arrays.toString(sequences.labels()) + " " + Arrays.deepToString(sequences.tokens());
    }
}
