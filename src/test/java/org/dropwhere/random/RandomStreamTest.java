package org.dropwhere.random;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics are of fixed seeds, so they pass always or never; a perfect generator would fail one in a million. */
class RandomStreamTest {
    private static final double RARE = 1e-6;
    /** Five standard deviations. */
    private static final double FAR = 5;

    private static final int MANY = 100_000;

    @Test
    void manyNumbersAtOnceAreTheSameNumbers() {
        RandomStream one = RandomStream.ofSeed(1);
        RandomStream other = RandomStream.ofSeed(2);
        long[] places = {one.place(0), one.place(7), other.place(0), 0};
        long[] out = {-1, -1, -1, -1};

        RandomStream.bits(places, 5, out, 3);

        assertArrayEquals(new long[] {one.bits(5), one.bits(12), other.bits(5), -1}, out);
    }

    @Test
    void numbersAreThoseOfSplitMix64() {
        // Rosetta Code, task "Pseudo-random numbers/Splitmix64": the first five for seed 1234567.
        List<String> expected = List.of(
                "6457827717110365317",
                "3203168211198807973",
                "9817491932198370423",
                "4593380528125082431",
                "16408922859458223821");

        RandomStream stream = new RandomStream(1234567);

        assertEquals(
                expected,
                LongStream.range(0, 5)
                        .map(stream::bits)
                        .mapToObj(Long::toUnsignedString)
                        .toList());
    }

    @Test
    void anAddressHasAlwaysTheSameNumber() {
        RandomStream first = RandomStream.ofSeed(3).at("masks").at(4).at("lstm-input");
        RandomStream second = RandomStream.ofSeed(3).at("masks").at(4).at("lstm-input");

        assertEquals(first.bits(7), second.bits(7));
        // Computed once more in Python from the definition of the streams.
        assertEquals("fc11ae05172f8c2c", Long.toHexString(first.bits(7)));
        assertEquals("a706dd2f4d197e6f", Long.toHexString(RandomStream.ofSeed(0).bits(0)));
    }

    @Test
    void differentAddressesAreDifferentStreams() {
        RandomStream root = RandomStream.ofSeed(1);
        Set<RandomStream> streams = new HashSet<>();
        int addresses = 0;
        for (long seed = -1000; seed < 1000; seed++) {
            streams.add(RandomStream.ofSeed(seed));
            streams.add(root.at(seed));
            streams.add(root.at(seed).at(0));
            streams.add(root.at(0).at(seed).at(0));
            streams.add(root.at("" + seed));
            streams.add(root.at("row").at(seed));
            streams.add(root.at(seed).at("row"));
            addresses += 7;
        }

        assertEquals(addresses, streams.size());
    }

    @Test
    void namesAreNeitherJoinedNorTakenForNumbers() {
        RandomStream root = RandomStream.ofSeed(1);
        List<RandomStream> alike = List.of(
                root,
                root.at(""),
                root.at("ab"),
                root.at("a").at("b"),
                root.at("a").at(""),
                root.at("b").at("a"),
                root.at('a'),
                root.at('a').at(-1),
                root.at('a').at("b"),
                root.at('a').at('b').at(-1),
                root.at("é"),
                root.at("e"));

        assertEquals(alike.size(), Set.copyOf(alike).size());
    }

    @Test
    void bitsAreBalancedInEveryWayOfAddressing() {
        RandomStream root = RandomStream.ofSeed(5);

        assertAll(
                () -> assertBalanced(root::bits),
                () -> assertBalanced(i -> root.at(i).bits(0)),
                () -> assertBalanced(i -> root.at(i).bits(i)),
                () -> assertBalanced(i -> root.at(-i).at(i).bits(3)),
                () -> assertBalanced(i -> root.at(i << 32).bits(0)),
                () -> assertBalanced(i -> root.at("site" + i).bits(0)),
                () -> assertBalanced(i -> RandomStream.ofSeed(i).at("data").bits(0)));
    }

    @Test
    void relatedStreamsAgreeInHalfOfTheirBits() {
        RandomStream root = RandomStream.ofSeed(6);

        assertAll(
                () -> assertBalanced(i -> root.bits(i) ^ root.bits(i + 1)),
                () -> assertBalanced(i -> root.bits(i) ^ root.at(i).key()),
                () -> assertBalanced(i -> root.bits(i) ^ root.at(i + 1).key()),
                () -> assertBalanced(i -> root.bits(i) ^ root.at(i).bits(0)),
                () -> assertBalanced(i -> root.at(i).bits(0) ^ root.at(i + 1).bits(0)),
                () -> assertBalanced(i -> root.at(0).bits(i) ^ root.at(1).bits(i)),
                () -> assertBalanced(i -> root.at("a").bits(i) ^ root.at("b").bits(i)),
                () -> assertBalanced(i -> root.at("a").bits(i) ^ root.at('a').bits(i)),
                () -> assertBalanced(i ->
                        RandomStream.ofSeed(0).bits(i) ^ RandomStream.ofSeed(1).bits(i)),
                () -> assertBalanced(i -> RandomStream.ofSeed(i).bits(0)
                        ^ RandomStream.ofSeed(i + 1).bits(0)),
                // Seeds as far apart as the generator's own increment.
                () -> assertBalanced(i -> RandomStream.ofSeed(i * 0x9E3779B97F4A7C15L)
                                .bits(1)
                        ^ RandomStream.ofSeed((i + 1) * 0x9E3779B97F4A7C15L).bits(0)));
    }

    @Test
    void uniformNumbersOfSubStreamsAreUncorrelated() {
        RandomStream root = RandomStream.ofSeed(7);
        for (int other = 1; other <= 20; other++) {
            double product = 0;
            for (int i = 0; i < MANY; i++) {
                product += (root.at(0).uniform(i) - 0.5) * (root.at(other).uniform(i) - 0.5);
            }
            double correlation = product / MANY * 12;
            assertEquals(0, correlation * StrictMath.sqrt(MANY), FAR, "sub-stream " + other);
        }
    }

    @Test
    void uniformNumbersFillTheUnitInterval() {
        RandomStream stream = RandomStream.ofSeed(8);
        int[] counts = new int[100];
        for (int i = 0; i < MANY; i++) {
            double uniform = stream.uniform(i);
            assertTrue(uniform >= 0 && uniform < 1, () -> "out of range: " + uniform);
            counts[(int) (100 * uniform)]++;
        }

        assertUniform(counts);
    }

    @Test
    void pairsOfUniformNumbersFillTheUnitSquare() {
        RandomStream root = RandomStream.ofSeed(9);
        int[] inAStream = new int[400];
        int[] acrossStreams = new int[400];
        for (int i = 0; i < MANY; i++) {
            inAStream[20 * root.below(20, 2L * i) + root.below(20, 2L * i + 1)]++;
            acrossStreams[20 * root.at(i).below(20, 0) + root.at(i + 1).below(20, 0)]++;
        }

        assertUniform(inAStream);
        assertUniform(acrossStreams);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1000})
    void integersAreUniformBelowTheirBound(int bound) {
        RandomStream stream = RandomStream.ofSeed(10);
        int[] counts = new int[bound];
        for (int i = 0; i < MANY; i++) {
            counts[stream.below(bound, i)]++;
        }

        assertUniform(counts);
    }

    @Test
    void integersReachNearlyTheLargestBound() {
        RandomStream stream = RandomStream.ofSeed(11);
        int[] numbers = IntStream.range(0, MANY)
                .map(i -> stream.below(Integer.MAX_VALUE, i))
                .toArray();

        assertTrue(Arrays.stream(numbers).min().orElseThrow() >= 0);
        assertTrue(Arrays.stream(numbers).max().orElseThrow() > Integer.MAX_VALUE * 0.9999);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void boundsArePositive(int bound) {
        RandomStream stream = RandomStream.ofSeed(0);

        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> stream.below(bound, 0));

        assertEquals("A bound is positive, not " + bound, thrown.getMessage());
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheStandardNormalDistribution() {
        RandomStream stream = RandomStream.ofSeed(12);
        double[] moments = new double[5];
        double neighbours = 0;
        for (int i = 0; i < MANY; i++) {
            double x = stream.gaussian(i);
            for (int k = 1; k <= 4; k++) {
                moments[k] += StrictMath.pow(x, k) / MANY;
            }
            neighbours += x * stream.gaussian(i + 1) / MANY;
        }

        // Variances of x^k and of the product of two: 1, 2, 15, 96 and 1.
        double unit = FAR / StrictMath.sqrt(MANY);
        assertEquals(0, moments[1], unit);
        assertEquals(1, moments[2], unit * StrictMath.sqrt(2));
        assertEquals(0, moments[3], unit * StrictMath.sqrt(15));
        assertEquals(3, moments[4], unit * StrictMath.sqrt(96));
        assertEquals(0, neighbours, unit);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000})
    void aPermutationHasEveryNumberOnce(int size) {
        int[] sorted = RandomStream.ofSeed(13).permutation(size);
        Arrays.sort(sorted);

        assertEquals(
                IntStream.range(0, size).boxed().toList(),
                Arrays.stream(sorted).boxed().toList());
    }

    @Test
    void allPermutationsAreEquallyLikely() {
        RandomStream root = RandomStream.ofSeed(14);
        int[] counts = new int[256];
        for (int i = 0; i < MANY; i++) {
            int[] order = root.at(i).permutation(4);
            counts[64 * order[0] + 16 * order[1] + 4 * order[2] + order[3]]++;
        }

        int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
        assertEquals(24, seen.length);
        assertUniform(seen);
    }

    @Test
    void permutationsOfSubStreamsDiffer() {
        RandomStream root = RandomStream.ofSeed(15);

        assertNotEquals(
                Arrays.toString(root.at(1).permutation(100)),
                Arrays.toString(root.at(2).permutation(100)));
    }

    /** Each of the 64 bits is set in half of the words, and no byte value is preferred. */
    private static void assertBalanced(LongUnaryOperator words) {
        int size = 20_000;
        int[] set = new int[64];
        int[] highBytes = new int[256];
        int[] lowBytes = new int[256];
        for (int i = 0; i < size; i++) {
            long word = words.applyAsLong(i);
            for (int bit = 0; bit < 64; bit++) {
                set[bit] += (int) (word >>> bit & 1);
            }
            highBytes[(int) (word >>> 56)]++;
            lowBytes[(int) (word & 255)]++;
        }
        for (int bit = 0; bit < 64; bit++) {
            assertEquals(0, (set[bit] - size / 2.0) / StrictMath.sqrt(size / 4.0), FAR, "bit " + bit);
        }
        assertUniform(highBytes);
        assertUniform(lowBytes);
    }

    private static void assertUniform(int[] counts) {
        if (counts.length == 1) {
            return;
        }
        double expected = (double) Arrays.stream(counts).sum() / counts.length;
        double statistic = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        ChiSquaredDistribution distribution = ChiSquaredDistribution.of(counts.length - 1);
        assertTrue(
                distribution.survivalProbability(statistic) > RARE,
                () -> "not uniform: chi-square " + statistic + " with " + (counts.length - 1) + " degrees of freedom");
        assertTrue(
                distribution.cumulativeProbability(statistic) > RARE,
                () -> "too even: chi-square " + statistic + " with " + (counts.length - 1) + " degrees of freedom");
    }
}
