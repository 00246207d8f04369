package org.dropwhere.data;

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
import org.dropwhere.spec.data.Split;
import org.junit.jupiter.api.Test;

class DivisionTest {
    private static final int CASES = 300;

    /** Labels of random number and share. */
    private static int[] labels(RandomStream random) {
        int size = 1 + random.below(200, 0);
        double share = random.uniform(1);
        return IntStream.range(0, size)
                .map(i -> random.at("label").uniform(i) < share ? 1 : 0)
                .toArray();
    }

    private static Split split(RandomStream random) {
        double test = random.uniform(2) / 2;
        boolean stratified = random.below(2, 4) == 0;
        boolean perSeed = random.below(2, 5) == 0;
        return new Split(random.uniform(3) / 2, test, stratified, perSeed, 0);
    }

    private static long count(int[] places, int[] labels, int label) {
        return Arrays.stream(places).filter(place -> labels[place] == label).count();
    }

    private static void assertEverySequenceIsInOnePart(int size, Division division) {
        int[] all = IntStream.of(division.train().length, division.validation().length, division.test().length)
                .toArray();
        assertEquals(size, Arrays.stream(all).sum());
        int[] places = IntStream.concat(
                        Arrays.stream(division.train()),
                        IntStream.concat(Arrays.stream(division.validation()), Arrays.stream(division.test())))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, size).toArray(), places);
    }

    @Test
    void partsAreDisjointCompleteAndHaveTheirSharesWithinOne() {
        for (int i = 0; i < CASES; i++) {
            RandomStream random = RandomStream.ofSeed(7).at(i);
            int[] labels = labels(random);
            Split split = split(random);

            Division division = Division.of(labels, split, i);
            assertEquals(split.test() * labels.length, (double) division.test().length, 1.5);
            assertEquals(split.validation() * labels.length, (double) division.validation().length, 1);

            assertEverySequenceIsInOnePart(labels.length, division);
            for (int label = 0; label <= 1; label++) {
                long all = split.stratified()
                        ? count(IntStream.range(0, labels.length).toArray(), labels, label)
                        : labels.length;
                assertWithinOne(split.test() * all, division.test(), labels, label, split);
                assertWithinOne(split.validation() * all, division.validation(), labels, label, split);
            }
        }
    }

    @Test
    void whatRoundingTakesFromOneLabelTheOtherMakesUpFor() {
        int[] labels = IntStream.range(0, 60).map(i -> i < 34 ? 0 : 1).toArray();
        Division division = Division.of(labels, new Split(0.25, 0.25, true, false, 0), 1);

        assertEquals(15, division.test().length);
        assertEquals(15, division.validation().length);
        assertEquals(30, division.train().length);
    }

    private static void assertWithinOne(double share, int[] part, int[] labels, int label, Split split) {
        long found = split.stratified() ? count(part, labels, label) : part.length;
        assertEquals(share, (double) found, 1, split.toString());
    }

    @Test
    void aPartKeepsTheOrderOfTheSequences() {
        int[] labels = labels(RandomStream.ofSeed(2));
        Division division = Division.of(labels, new Split(0.3, 0.3, true, false, 0), 1);
        for (int[] part : List.of(division.train(), division.validation(), division.test())) {
            assertArrayEquals(Arrays.stream(part).sorted().toArray(), part);
        }
    }

    @Test
    void seedsShareAFixedSplitAndDivideAnewOtherwise() {
        int[] labels = IntStream.range(0, 100).map(i -> i % 2).toArray();
        Split fixed = new Split(0.2, 0.2, true, false, 0);
        Split perSeed = new Split(0.2, 0.2, true, true, 0);
        Set<String> different = new HashSet<>();
        for (long seed = -5; seed <= 5; seed++) {
            assertArrayEquals(
                    Division.of(labels, fixed, 1).test(),
                    Division.of(labels, fixed, seed).test());
            assertArrayEquals(
                    Division.of(labels, perSeed, seed).test(),
                    Division.of(labels, perSeed, seed).test());
            different.add(Arrays.toString(Division.of(labels, perSeed, seed).test()));
        }
        assertEquals(11, different.size());
    }

    @Test
    void seedsThatFollowEachOtherTestOnEveryFoldOnce() {
        for (int i = 0; i < CASES; i++) {
            RandomStream random = RandomStream.ofSeed(8).at(i);
            int[] labels = labels(random);
            int folds = 2 + random.below(9, 6);
            boolean stratified = random.below(2, 7) == 0;
            Split split = new Split(random.uniform(8) / 2, 0, stratified, false, folds);
            long round = random.below(9, 9) - 4L;
            int[] tested = new int[labels.length];
            for (long seed = round * folds + 1; seed <= (round + 1) * folds; seed++) {
                Division division = Division.of(labels, split, seed);
                assertEverySequenceIsInOnePart(labels.length, division);
                Arrays.stream(division.test()).forEach(place -> tested[place]++);
                assertEquals((double) labels.length / folds, division.test().length, 1);
                if (stratified) {
                    double ones = (double) Arrays.stream(labels).sum() / folds;
                    assertEquals(ones, (double) count(division.test(), labels, 1), 1);
                    assertTrue(
                            Math.abs(count(division.test(), labels, 0) - (labels.length / (double) folds - ones)) < 1);
                }
            }
            assertTrue(Arrays.stream(tested).allMatch(times -> times == 1), Arrays.toString(tested));
        }
    }

    @Test
    void foldsAreDividedAnewAfterEachRound() {
        int[] labels = IntStream.range(0, 100).map(i -> i % 2).toArray();
        Split split = new Split(0.1, 0, true, false, 5);
        assertFalse(Arrays.equals(
                Division.of(labels, split, 1).test(),
                Division.of(labels, split, 6).test()));
        assertArrayEquals(
                Division.of(labels, split, 0).test(),
                Division.of(labels, split, 0).test());
        assertEquals(10, Division.of(labels, split, 1).validation().length);
    }
}
