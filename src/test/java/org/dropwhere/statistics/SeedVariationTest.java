package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.results.HandMade;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Split;
import org.dropwhere.statistics.SeedVariation.Kind;
import org.junit.jupiter.api.Test;

class SeedVariationTest {
    private static final int SEEDS = 10;

    static FileData files(Split split) {
        FileData plain = FileData.of(Path.of("a.csv"), Path.of("b.csv"), Path.of("c.csv"), OptionalInt.empty());
        return plain.withSplit(split);
    }

    private static SeedVariation of(double validation, double test, boolean perSeed, int folds) {
        return SeedVariation.of(files(new Split(validation, test, true, perSeed, folds)));
    }

    @Test
    void followsFromTheSplit() {
        assertEquals(
                SeedVariation.INDEPENDENT,
                SeedVariation.of(HandMade.plan(1, "a").experiment().data()));
        assertEquals(new SeedVariation(Kind.SAME_SEQUENCES, 0), SeedVariation.of(files(Split.NONE)));
        assertEquals(new SeedVariation(Kind.SAME_SEQUENCES, 0), of(0.25, 0.25, false, 0));
        assertEquals(new SeedVariation(Kind.NEW_PARTS, 0.5), of(0.25, 0.25, true, 0));
        assertEquals(new SeedVariation(Kind.NEW_PARTS, 0.5), of(0.25, 0, false, 4));
        assertEquals(new SeedVariation(Kind.NEW_TRAINING_PARTS, 0), of(0.25, 0, true, 0));
    }

    /** By hand: sqrt(1 + 10 * 0.25), and with it sqrt(1/10 + 0.25) of the standard deviation. */
    @Test
    void anErrorIsThatOfNadeauAndBengio() {
        SeedVariation split = new SeedVariation(Kind.NEW_PARTS, 0.25);
        assertEquals(1.8708286933869707, split.widening(10), 1e-15);
        Pairs pairs = EquivalenceTest.pairs(List.of(0.5, 0.6, 0.8, 0.7), List.of(0.5, 0.5, 0.5, 0.5));
        double sd = Estimate.of(pairs.differences()).sd().orElseThrow();
        assertEquals(
                Math.sqrt(0.25 + 0.25) * sd,
                MeanDifference.of(pairs, SummaryMetric.TEST_ACCURACY_AT_BEST, split)
                        .orElseThrow()
                        .standardError(),
                1e-15);
    }

    @Test
    void withoutSpreadSeedsCountAsFewerThatAreApart() {
        Pairs pairs = EquivalenceTest.pairs(List.of(0.5, 0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5, 0.5));
        // 4 seeds at 1/2 count as 1 / (1/4 + 1/2).
        assertEquals(
                Math.pow(2, -4.0 / 3),
                MeanDifference.of(pairs, SummaryMetric.TEST_ACCURACY_AT_BEST, new SeedVariation(Kind.NEW_PARTS, 0.5))
                        .orElseThrow()
                        .pAbove(-0.1));
    }

    /**
     * 1,000 experiments on two equally good variants, whose 100 sequences suit either by normal effects. Ten seeds test
     * on 20 of them each, and train on the others, which have effects of their own.
     */
    @Test
    void withoutTheCorrectionSplitsAnewClaimFarTooMuch() {
        SeedVariation split = new SeedVariation(Kind.NEW_PARTS, 20.0 / 80);
        int naive = 0;
        int corrected = 0;
        for (int experiment = 0; experiment < 1000; experiment++) {
            Pairs pairs = experiment(experiment);
            naive += isClaimed(pairs, SeedVariation.INDEPENDENT) ? 1 : 0;
            corrected += isClaimed(pairs, split) ? 1 : 0;
        }
        assertTrue(naive > 150, "without " + naive);
        assertTrue(corrected <= 50, "with " + corrected);
    }

    private static boolean isClaimed(Pairs pairs, SeedVariation variation) {
        return MeanDifference.of(pairs, SummaryMetric.TEST_ACCURACY_AT_BEST, variation)
                        .orElseThrow()
                        .p()
                <= 0.05;
    }

    private static Pairs experiment(int experiment) {
        RandomStream stream = RandomStream.ofSeed(16).at("splits").at(experiment);
        List<Double> arm = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            int[] order = stream.at("order").at(seed).permutation(100);
            double tested = Arrays.stream(order, 0, 20)
                    .mapToDouble(stream::gaussian)
                    .average()
                    .orElseThrow();
            double trained = IntStream.range(20, 100)
                    .mapToDouble(i -> 0.3 * stream.at("trained").gaussian(order[i]))
                    .average()
                    .orElseThrow();
            arm.add(0.5 + (tested + trained) / 100);
        }
        return EquivalenceTest.pairs(arm, arm.stream().map(value -> 0.5).toList());
    }
}
