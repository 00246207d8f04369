package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.task.Bigram;
import org.dropwhere.spec.task.CopyFirst;
import org.dropwhere.spec.task.DelayedRecall;
import org.dropwhere.spec.task.Majority;
import org.dropwhere.spec.task.Parity;
import org.dropwhere.spec.task.SequenceGenerator;
import org.dropwhere.spec.task.Task;
import org.dropwhere.spec.task.TaskKind;
import org.dropwhere.spec.task.TemporalOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskGeneratorTest {

    @ParameterizedTest
    @MethodSource("pinned")
    void aSeedHasAlwaysTheSameSequence(Task task, String expected) {
        int[] tokens = new int[12];

        generator(data(task, 12, 5)).fill(tokens, 1, RandomStream.ofSeed(7));

        // Of this program's first version: whoever changes them raises NumericVersion.
        assertEquals(expected, Arrays.toString(tokens));
    }

    static Stream<Arguments> pinned() {
        return Stream.of(
                Arguments.of(new Majority(2), "[2, 0, 2, 1, 3, 4, 2, 2, 4, 2, 2, 4]"),
                Arguments.of(new TemporalOrder(6), "[2, 0, 1, 1, 0, 1, 0, 0, 3, 0, 4, 1]"),
                Arguments.of(new DelayedRecall(4), "[4, 0, 0, 3, 3, 1, 0, 3, 3, 4, 4, 1]"),
                Arguments.of(new Parity(6), "[4, 0, 0, 3, 3, 1, 0, 4, 2, 0, 2, 1]"),
                Arguments.of(new Bigram(0.5), "[3, 0, 0, 1, 2, 3, 0, 0, 1, 1, 2, 2]"),
                Arguments.of(new CopyFirst(), "[4, 0, 0, 3, 3, 1, 0, 3, 3, 4, 4, 1]"));
    }

    static Stream<TaskData> rules() {
        List<TaskData> all = new ArrayList<>();
        for (int vocabulary : new int[] {2, 3, 5, 64, 65}) {
            for (int length : new int[] {1, 2, 3, 10, 101, 498}) {
                all.add(data(new CopyFirst(), length, vocabulary));
                for (int setting : new int[] {1, 2, length / 2, length - 1, length}) {
                    if (setting >= 1 && setting <= length) {
                        all.add(data(new Majority(setting), length, vocabulary));
                        all.add(data(new Parity(setting), length, vocabulary));
                        all.add(data(new DelayedRecall(setting - 1), length, vocabulary));
                    }
                    if (setting >= 2 && setting <= length && vocabulary >= 3) {
                        all.add(data(new TemporalOrder(setting), length, vocabulary));
                    }
                }
            }
        }
        return all.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void tokensFollowTheLabelRule(TaskData data) {
        SequenceGenerator generator = generator(data);
        int[] tokens = new int[data.lengths().to()];
        for (int i = 0; i < 60; i++) {
            int label = i % 2;
            Arrays.fill(tokens, -1);
            generator.fill(tokens, label, RandomStream.ofSeed(1).at(i));
            assertTrue(
                    Arrays.stream(tokens).allMatch(token -> token >= 0 && token < data.vocabulary()),
                    () -> Arrays.toString(tokens));
            assertEquals(OptionalInt.of(label), LabelRule.label(data, tokens), () -> Arrays.toString(tokens));
        }
    }

    static Stream<TaskData> smallTasks() {
        return Stream.of(
                data(new Majority(1), 1, 2),
                data(new Majority(1), 5, 2),
                data(new Majority(2), 5, 3),
                data(new Majority(3), 5, 3),
                data(new Majority(1), 4, 4),
                data(new Majority(4), 4, 5),
                data(new TemporalOrder(2), 4, 3),
                data(new TemporalOrder(4), 5, 4),
                data(new DelayedRecall(0), 3, 2),
                data(new DelayedRecall(2), 4, 3),
                data(new Parity(5), 6, 2),
                data(new Parity(3), 4, 3),
                data(new Parity(1), 2, 5),
                data(new CopyFirst(), 3, 3));
    }

    @ParameterizedTest
    @MethodSource("smallTasks")
    void allSequencesThatFitALabelAreEquallyLikely(TaskData data) {
        SequenceGenerator generator = generator(data);
        for (int label = 0; label <= 1; label++) {
            Map<String, Integer> counts = new TreeMap<>();
            for (int[] tokens : allSequences(data)) {
                if (LabelRule.label(data, tokens).equals(OptionalInt.of(label))) {
                    counts.put(Arrays.toString(tokens), 0);
                }
            }
            int possible = counts.size();
            int[] tokens = new int[data.lengths().to()];
            for (int i = 0; i < 50 * possible; i++) {
                generator.fill(tokens, label, RandomStream.ofSeed(2).at(i));
                counts.merge(Arrays.toString(tokens), 1, Integer::sum);
            }

            assertEquals(possible, counts.size());
            assertUniform(counts.values().stream().mapToInt(Integer::intValue).toArray());
        }
    }

    @Test
    void aHugeMarginIsNoHarderThanASmallOne() {
        TaskData data = data(new Majority(5001), 5001, 3);
        int[] tokens = new int[data.lengths().to()];

        generator(data).fill(tokens, 1, RandomStream.ofSeed(3));

        assertEquals(List.of(2), Arrays.stream(tokens).distinct().boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({"2, 0.5", "2, 1", "3, 0.3", "8, 0.2", "9, 0.8", "64, 1"})
    void aBigramChainPrefersItsSuccessorsAsOftenAsPromised(int vocabulary, double strength) {
        int half = vocabulary / 2;
        double byChance = (double) half / vocabulary;
        double promised = strength + (1 - strength) * byChance;
        for (int label = 0; label <= 1; label++) {
            int[] tokens = bigrams(vocabulary, strength, label, 50_000);
            int[] steps = IntStream.range(1, tokens.length)
                    .map(t -> Math.floorMod(tokens[t] - tokens[t - 1], vocabulary))
                    .toArray();
            double upwards = share(steps, step -> step < half);
            double downwards = share(steps, step -> step >= vocabulary - half);
            double other = (1 - strength) * byChance;

            double bound = 5 * StrictMath.sqrt(0.25 / steps.length);
            assertEquals(label == 1 ? promised : other, upwards, bound);
            assertEquals(label == 1 ? other : promised, downwards, bound);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 9})
    void singleTokensOfABigramChainTellNothing(int vocabulary) {
        for (int label = 0; label <= 1; label++) {
            SequenceGenerator generator = generator(data(new Bigram(1), 3, vocabulary));
            int[][] counts = new int[3][vocabulary];
            int[] tokens = new int[3];
            for (int i = 0; i < 20_000; i++) {
                generator.fill(tokens, label, RandomStream.ofSeed(4).at(i));
                for (int t = 0; t < 3; t++) {
                    counts[t][tokens[t]]++;
                }
            }
            for (int[] ofAStep : counts) {
                assertUniform(ofAStep);
            }
        }
    }

    @Test
    void theLikelihoodRatioOfTheTwoChainsTellsTheLabel() {
        int vocabulary = 64;
        double strength = 0.3;
        Sequences test =
                Datasets.of(data(new Bigram(strength), 200, vocabulary), 5).test();
        int half = vocabulary / 2;
        double step = StrictMath.log((strength / half + (1 - strength) / vocabulary) / ((1 - strength) / vocabulary));

        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            int[] tokens = test.tokens()[i];
            double logRatio = 0;
            for (int t = 1; t < tokens.length; t++) {
                logRatio += Math.floorMod(tokens[t] - tokens[t - 1], vocabulary) < half ? step : -step;
            }
            right += (logRatio > 0) == (test.labels()[i] == 1) ? 1 : 0;
        }

        assertTrue(right >= 0.99 * test.size(), "right: " + right);
    }

    @Test
    void bitsRepeatUnderLabelOneAndSwitchUnderLabelZero() {
        int[] repeating = bigrams(2, 1, 1, 100);
        int[] switching = bigrams(2, 1, 0, 100);

        for (int t = 1; t < 100; t++) {
            assertEquals(repeating[t - 1], repeating[t]);
            assertEquals(1 - switching[t - 1], switching[t]);
        }
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of(data(new Majority(1), 0, 2), "A sequence has 1 step or more, not 0"),
                Arguments.of(data(new Majority(1), 5, 1), "A vocabulary has 2 tokens or more, not 1"),
                Arguments.of(data(new Majority(0), 5, 2), "majority does not allow margin 0 at length 5"),
                Arguments.of(data(new Majority(6), 5, 2), "majority does not allow margin 6 at length 5"),
                Arguments.of(
                        data(new TemporalOrder(2), 5, 2),
                        "temporal-order needs vocabulary 3 or more, not 2: two markers and a distractor"),
                Arguments.of(
                        data(new TemporalOrder(1), 5, 3), "temporal-order does not allow within-last 1 at length 5"),
                Arguments.of(
                        data(new TemporalOrder(6), 5, 3), "temporal-order does not allow within-last 6 at length 5"),
                Arguments.of(data(new DelayedRecall(-1), 5, 2), "delayed-recall does not allow delay -1 at length 5"),
                Arguments.of(data(new DelayedRecall(5), 5, 2), "delayed-recall does not allow delay 5 at length 5"),
                Arguments.of(data(new Parity(0), 5, 2), "parity does not allow bits 0 at length 5"),
                Arguments.of(data(new Parity(6), 5, 2), "parity does not allow bits 6 at length 5"),
                Arguments.of(
                        data(new Bigram(0.5), 1, 2), "bigram needs length 2 or more, not 1: a bigram is two tokens"),
                Arguments.of(data(new Bigram(0), 5, 2), "bigram does not allow strength 0.0 at length 5"),
                Arguments.of(data(new Bigram(1.1), 5, 2), "bigram does not allow strength 1.1 at length 5"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void settingsThatDoNotFitAreRefused(TaskData data, String message) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> Datasets.of(data, 1));

        assertEquals(message, thrown.getMessage());
    }

    private static SequenceGenerator generator(TaskData data) {
        return TaskKind.checkedGenerator(data.task(), data.lengths().to(), data.vocabulary());
    }

    private static TaskData data(Task task, int length, int vocabulary) {
        return new TaskData(task, length, vocabulary, 2, 2, 400, 0);
    }

    private static int[] bigrams(int vocabulary, double strength, int label, int length) {
        int[] tokens = new int[length];
        generator(data(new Bigram(strength), length, vocabulary)).fill(tokens, label, RandomStream.ofSeed(6));
        return tokens;
    }

    private static double share(int[] steps, IntPredicate condition) {
        return (double) Arrays.stream(steps).filter(condition).count() / steps.length;
    }

    private static List<int[]> allSequences(TaskData data) {
        List<int[]> all = new ArrayList<>();
        long count = Math.round(StrictMath.pow(data.vocabulary(), data.lengths().to()));
        for (long number = 0; number < count; number++) {
            int[] tokens = new int[data.lengths().to()];
            long rest = number;
            for (int t = 0; t < tokens.length; t++) {
                tokens[t] = (int) (rest % data.vocabulary());
                rest /= data.vocabulary();
            }
            all.add(tokens);
        }
        return all;
    }

    /** Of fixed seeds, so it holds always or never; fails one uniform distribution in a million. */
    private static void assertUniform(int[] counts) {
        if (counts.length == 1) {
            return;
        }
        double expected = (double) Arrays.stream(counts).sum() / counts.length;
        double statistic = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertTrue(
                ChiSquaredDistribution.of(counts.length - 1).survivalProbability(statistic) > 1e-6,
                () -> "not uniform: " + Arrays.toString(counts));
    }
}
