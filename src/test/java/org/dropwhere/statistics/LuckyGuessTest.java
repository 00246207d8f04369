package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.metric.Answers;
import org.dropwhere.spec.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuckyGuessTest {
    private static final int SEQUENCES = 200;
    private static final int DRAWS = 2000;
    private static final double LEVEL = 0.025;
    /** Three standard errors of a share of 2.5 % in so many draws. */
    private static final double ERROR = 0.0105;

    @Test
    void theBoundsAreThoseOfTheFormulas() {
        TestLabels even = new TestLabels(100, SEQUENCES);
        // Of a coin: 1.959964 standard deviations of sqrt(0.25 / 200), and half a sequence.
        assertEquals(0.0692952 + 0.0025, gain(Metric.ACCURACY, even), 1e-6);
        // ln(40) / 200.
        assertEquals(0.0184444, gain(Metric.LOSS, even), 1e-6);
        assertEquals(1.959964 * 1.959964 / 4 / SEQUENCES, gain(Metric.BRIER_SCORE, even), 1e-6);
        assertEquals(1.959964 * Math.sqrt(201.0 / (12 * 100 * 100)), gain(Metric.AUC, even), 1e-6);
        assertEquals(OptionalDouble.empty(), LuckyGuess.gain(Metric.RECALL, even, LEVEL));
        assertEquals(OptionalDouble.empty(), LuckyGuess.gain(Metric.AUC, new TestLabels(0, SEQUENCES), LEVEL));
    }

    /** Models whose answers have nothing to do with the labels: they give label 1 to a share of the sequences. */
    @ParameterizedTest
    @CsvSource({"100, 0.5", "100, 0.9", "140, 0.98", "140, 0.9", "20, 0.01", "20, 0.1", "20, 0.9"})
    void aGuessIsHardlyEverLuckier(int ones, double share) {
        check(ones, (stream, i) -> stream.uniform(i) < share ? 1 : -1, Metric.ACCURACY, Metric.AUC, Metric.F1);
    }

    /** Models that know how frequent the labels are, and whose logits spread around that for no reason. */
    @ParameterizedTest
    @CsvSource({"100, 0.01", "100, 0.3", "20, 0.1", "20, 0.5", "140, 0.2"})
    void norIsOneThatKnowsTheShares(int ones, double spread) {
        double share = (double) ones / SEQUENCES;
        check(
                ones,
                (stream, i) -> Math.log(share / (1 - share)) + spread * stream.gaussian(i),
                Metric.ACCURACY,
                Metric.LOSS,
                Metric.BRIER_SCORE,
                Metric.AUC,
                Metric.F1);
    }

    private static void check(int ones, ToDoubleBiFunction<RandomStream, Integer> logit, Metric... metrics) {
        TestLabels labels = new TestLabels(ones, SEQUENCES);
        for (Metric metric : metrics) {
            double guessed = metric.ofGuessing(labels.shareOfOnes()).orElseThrow();
            double luck = gain(metric, labels);
            long luckier = IntStream.range(0, DRAWS)
                    .mapToDouble(draw -> metric.of(answers(draw, ones, logit)).orElseThrow())
                    .map(value -> metric.isBetterWhenLarger() ? value - guessed : guessed - value)
                    .filter(gain -> gain > luck)
                    .count();
            assertTrue(luckier <= DRAWS * (LEVEL + ERROR), metric + ": " + luckier + " of " + DRAWS);
        }
    }

    private static double gain(Metric metric, TestLabels labels) {
        return LuckyGuess.gain(metric, labels, LEVEL).orElseThrow();
    }

    private static Answers answers(int draw, int ones, ToDoubleBiFunction<RandomStream, Integer> logit) {
        RandomStream stream = RandomStream.ofSeed(7).at("guess").at(draw);
        int[] labels = new int[SEQUENCES];
        Arrays.fill(labels, 0, ones, 1);
        return new Answers(
                IntStream.range(0, SEQUENCES)
                        .mapToDouble(i -> logit.applyAsDouble(stream, i))
                        .toArray(),
                labels);
    }
}
