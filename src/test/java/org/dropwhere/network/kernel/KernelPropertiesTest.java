package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every size, placement and batch. Cases are drawn, always the same ones. */
class KernelPropertiesTest {
    /** Relative to an array's largest value: what float32 can keep. */
    private static final double TOLERANCE = 1e-5;

    /** A gate that is all but shut or open is right within this only, see {@link Elementwise#tanh(float)}. */
    private static final double GATE = 5e-7;

    /** The same times a large weight. */
    private static final double SLOPE_OF_GATE = 10 * GATE;

    private static final int RANDOM_CASES = 40;

    /** Every site, each with as many masks as it may have. */
    private static final List<Placement> PER_STEP = placements(TimeSharing.PER_STEP, GateSharing.PER_GATE);

    /** Every site, each with one mask for the whole sequence; then the input's products are tabulated. */
    private static final List<Placement> PER_SEQUENCE = placements(TimeSharing.PER_SEQUENCE, GateSharing.SHARED);

    private static List<Placement> placements(TimeSharing time, GateSharing gates) {
        return Arrays.stream(Site.values())
                .map(site -> new Placement(
                        site,
                        site == Site.CELL ? 0.05 : 0.3,
                        site.times().contains(time) ? time : site.times().get(0),
                        site.gates().contains(gates) ? gates : site.gates().get(0)))
                .filter(placement -> placement.site() != Site.TOKEN || time == TimeSharing.PER_STEP)
                .toList();
    }

    /** The two ways to compute the input's products. */
    static Stream<List<Placement>> ways() {
        return Stream.of(PER_STEP, PER_SEQUENCE);
    }

    static Stream<KernelCase> cases() {
        return Stream.concat(borders(), IntStream.range(0, RANDOM_CASES).mapToObj(KernelCase::random));
    }

    /** Smallest sizes, and those about the chunk of 16 sequences and the stretch of 16 steps, or 6 with many units. */
    private static Stream<KernelCase> borders() {
        List<Placement> oneMaskForTheBatch =
                List.of(new Placement(Site.WORD_TYPE, 0.3, TimeSharing.PER_BATCH, GateSharing.SHARED));
        KernelCase sharedTable = border(new LstmSizes(5, 4, 3, 30, true), 17, oneMaskForTheBatch);
        return Stream.concat(
                Stream.of(sharedTable),
                ways().flatMap(placements -> Stream.of(
                        border(new LstmSizes(1, 1, 1, 1, false), 1, placements),
                        border(new LstmSizes(1, 3, 2, 5, false), 3, placements),
                        border(new LstmSizes(2, 1, 1, 1, true), 17, placements),
                        border(new LstmSizes(2, 4, 1, 31, true), 15, placements),
                        border(new LstmSizes(5, 1, 6, 32, false), 16, placements),
                        border(new LstmSizes(5, 7, 6, 33, true), 17, placements),
                        border(new LstmSizes(30, 11, 9, 64, false), 32, placements),
                        border(new LstmSizes(3, 7, 100, 13, false), 17, placements),
                        border(new LstmSizes(30, 5, 12, 65, true), 33, placements))));
    }

    private static KernelCase border(LstmSizes shape, int batch, List<Placement> placements) {
        return KernelCase.of(shape, batch, placements, RandomStream.ofSeed(1).at("border"));
    }

    @Test
    void casesMeetEverySiteWithEverySharing() {
        Set<String> met = new TreeSet<>();
        cases().forEach(given -> given.placements()
                .forEach(p -> met.add(
                        p.site().key() + " " + p.time().key() + " " + p.gates().key())));

        Set<String> every = new TreeSet<>();
        for (Site site : Site.values()) {
            site.times()
                    .forEach(time -> site.gates()
                            .forEach(gates -> every.add(site.key() + " " + time.key() + " " + gates.key())));
        }
        assertEquals(every, met);
    }

    @Test
    void casesMeetBothWaysOfTheInput() {
        Map<Class<?>, Long> met = cases().map(KernelPropertiesTest::inputSide)
                .collect(Collectors.groupingBy(way -> way, Collectors.counting()));

        assertEquals(Set.of(StepwiseInput.class, TabulatedInput.class), met.keySet());
        met.forEach((way, count) -> assertTrue(count >= 10, count + " cases of " + way));
    }

    private static Class<?> inputSide(KernelCase given) {
        try (Weights weights = new Weights(given.shape());
                InputSide input = InputSide.of(given.shape(), weights, given.placements(), 2, true)) {
            return input.getClass();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAreThoseOfTheEquations(KernelCase given) {
        double[] expected = new ReferenceLstm(given, true).output();

        assertClose("output", expected, given.train(Workers.serial()).output());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsOfEvaluationAreThoseOfTheEquationsWithAveragedMasks(KernelCase given) {
        double[] expected = new ReferenceLstm(given, false).output();

        assertClose("output", expected, given.infer());
    }

    /**
     * Central differences of the equations in float64: for each array at its weight of the largest gradient, at its
     * largest weight, at a random one, and along a random direction that moves all of them at once.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void gradientsAreTheSlopesOfTheEquations(KernelCase given) {
        LstmWeights gradients = given.train(Workers.serial()).gradients();
        ReferenceLstm reference = new ReferenceLstm(given, true);
        double grown = given.scalesStatesUp() ? 4 : 1;

        assertAll(gradients.byName().entrySet().stream().map(entry -> () -> {
            String name = entry.getKey();
            float[] gradient = entry.getValue();
            RandomStream choice = RandomStream.ofSeed(given.batch()).at(name);
            double[] weights = reference.weights(name);
            double largest = largest(gradient);
            int[] places = {
                indexOfLargest(gradient), indexOfLargest(given.weights().array(name)), choice.below(gradient.length, 0)
            };
            for (int place : places) {
                double[] direction = new double[weights.length];
                direction[place] = 1;
                double slope = slope(reference, weights, direction);
                assertEquals(slope, gradient[place], grown * (TOLERANCE * largest + SLOPE_OF_GATE), name + " " + place);
            }
            double[] direction = new double[weights.length];
            Arrays.setAll(direction, i -> 2 * choice.at("direction").below(2, i) - 1);
            double expected = slope(reference, weights, direction);
            double actual = 0;
            for (int i = 0; i < gradient.length; i++) {
                actual += gradient[i] * direction[i];
            }
            double bound = grown * (TOLERANCE * largest + SLOPE_OF_GATE) * Math.sqrt(gradient.length);
            assertEquals(expected, actual, bound, name + " along a random direction");
        }));
    }

    private static double slope(ReferenceLstm reference, double[] weights, double[] direction) {
        double step = 1e-5;
        double[] kept = weights.clone();
        Arrays.setAll(weights, i -> kept[i] + step * direction[i]);
        double above = reference.functional();
        Arrays.setAll(weights, i -> kept[i] - step * direction[i]);
        double below = reference.functional();
        Arrays.setAll(weights, i -> kept[i]);
        return (above - below) / (2 * step);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBatchIsTheSumOfItsSequences(KernelCase given) {
        KernelCase.Result whole = given.train(Workers.serial());
        double[] outputs = new double[whole.output().length];
        LstmWeights zero = given.weights().filledWith(0);
        double[][] sums = zero.byName().values().stream()
                .map(array -> new double[array.length])
                .toArray(double[][]::new);
        try (LstmKernel kernel = given.kernel(Workers.serial())) {
            for (int row = 0; row < given.batch(); row++) {
                KernelCase.Result alone = given.only(row).train(kernel);
                for (int j = 0; j < alone.output().length; j++) {
                    outputs[row * alone.output().length + j] = alone.output()[j];
                }
                int array = 0;
                for (float[] gradient : alone.gradients().byName().values()) {
                    for (int i = 0; i < gradient.length; i++) {
                        sums[array][i] += gradient[i];
                    }
                    array++;
                }
            }
        }

        assertClose("output", outputs, whole.output());
        int array = 0;
        for (String name : zero.byName().keySet()) {
            assertClose("gradient of " + name, sums[array++], whole.gradients().array(name));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void threadsDoNotChangeABit(KernelCase given) {
        assertSameBits(given.train(Workers.serial()), given.train(KernelPropertiesTest::onTwoThreads));
    }

    /** Two threads that take what is left, the last task first. */
    private static void onTwoThreads(int tasks, IntConsumer task) {
        AtomicInteger left = new AtomicInteger(tasks);
        Runnable share = () -> {
            for (int i = left.decrementAndGet(); i >= 0; i = left.decrementAndGet()) {
                task.accept(i);
            }
        };
        Thread other = new Thread(share);
        other.start();
        share.run();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void evaluationIsTrainingWithAveragedMasks(KernelCase given) {
        float[] evaluated = given.infer();

        assertArrayEquals(given.averaged().train(Workers.serial()).output(), evaluated);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aBatchLeavesNothingBehindForTheNext(List<Placement> placements) {
        LstmSizes shape = new LstmSizes(9, 5, 7, 40, true);
        RandomStream stream = RandomStream.ofSeed(2);
        KernelCase small = KernelCase.of(shape, 5, placements, stream.at("small"));
        KernelCase large = KernelCase.of(shape, 40, placements, stream.at("large"));
        KernelCase.Result smallAlone = small.train(Workers.serial());
        KernelCase.Result largeAlone = large.train(Workers.serial());
        float[] smallEvaluated = small.infer();

        try (LstmKernel kernel = small.kernel(Workers.serial())) {
            assertSameBits(smallAlone, small.train(kernel));
            assertSameBits(largeAlone, large.train(kernel));
            assertSameBits(smallAlone, small.train(kernel));
            assertArrayEquals(smallEvaluated, small.infer(kernel));
            large.infer(kernel);
            assertArrayEquals(smallEvaluated, small.infer(kernel));
            assertSameBits(largeAlone, large.train(kernel));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void notEvenABatchThatWasNotFinite(List<Placement> placements) {
        KernelCase given = border(new LstmSizes(9, 5, 7, 40, true), 20, placements);
        KernelCase broken = given.withWeights(given.weights().filledWith(Float.NaN));
        KernelCase.Result expected = given.train(Workers.serial());
        float[] expectedEvaluated = given.infer();

        try (LstmKernel kernel = given.kernel(Workers.serial())) {
            broken.train(kernel);
            broken.infer(kernel);
            assertSameBits(expected, given.train(kernel));
            assertArrayEquals(expectedEvaluated, given.infer(kernel));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void evaluationBetweenAStepsTwoHalvesDoesNotDisturbIt(List<Placement> placements) {
        KernelCase given = border(new LstmSizes(9, 5, 7, 40, false), 20, placements);
        KernelCase.Result expected = given.train(Workers.serial());

        try (LstmKernel kernel = given.kernel(Workers.serial())) {
            given.weights().giveTo(kernel);
            float[] output = new float[expected.output().length];
            kernel.forward(given.tokens(), given.masks(), output);
            given.infer(kernel);
            Gradients gradients = kernel.backward(given.gradientOfOutput());
            assertArrayEquals(expected.gradients().kernel(), gradients.kernel());
            assertArrayEquals(expected.gradients().embeddings(), gradients.embeddings());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "embeddings, 3", "kernel, 3", "recurrent kernel, 3", "bias, 3",
        "embeddings, 9", "kernel, 9", "recurrent kernel, 9", "bias, 9"
    })
    void aWeightThatIsNoNumberShows(String name, int vocabulary) {
        KernelCase given =
                KernelCase.of(new LstmSizes(vocabulary, 4, 5, 6, false), 18, List.of(), RandomStream.ofSeed(3));
        LstmWeights weights = given.weights().copy();
        Arrays.fill(weights.array(name), Float.NaN);
        KernelCase broken = given.withWeights(weights);

        for (float value : broken.infer()) {
            assertTrue(Float.isNaN(value), "evaluated to " + value);
        }
        KernelCase.Result result = broken.train(Workers.serial());
        for (float value : result.output()) {
            assertTrue(Float.isNaN(value), "trained to " + value);
        }
        result.gradients().byName().forEach((of, gradient) -> {
            assertFalse(Double.isFinite(sum(gradient)), "gradient of " + of + " is finite");
        });
    }

    @Test
    void paddedSequencesGiveZero() {
        KernelCase given = border(new LstmSizes(1, 3, 4, 10, true), 2, PER_STEP);

        KernelCase.Result result = given.train(Workers.serial());

        assertArrayEquals(new float[8], result.output());
        result.gradients()
                .byName()
                .forEach((name, gradient) -> assertEquals(0, largest(gradient), "gradient of " + name));
    }

    /** The first token appears only there: its gradient has come back over 600 steps with forget gates of about 0.5. */
    @ParameterizedTest
    @ValueSource(ints = {400, 600})
    void gradientsThatVanishAreZeroAndNeverDenormal(int vocabulary) {
        LstmSizes shape = new LstmSizes(vocabulary, 8, 10, 600, false);
        KernelCase drawn = KernelCase.of(shape, 20, List.of(), RandomStream.ofSeed(4));
        for (int[] sequence : drawn.tokens()) {
            Arrays.setAll(sequence, t -> Math.min(t, vocabulary - 1));
        }
        LstmWeights weights = drawn.weights().copy();
        Arrays.fill(weights.bias(), 0);
        KernelCase given = drawn.withWeights(weights);

        LstmWeights gradients = given.train(Workers.serial()).gradients();

        gradients.byName().forEach((name, gradient) -> {
            for (float value : gradient) {
                assertTrue(
                        value == 0 || Math.abs(value) >= Float.MIN_NORMAL, name + " has a denormal gradient: " + value);
            }
        });
        float[] embeddings = gradients.embeddings();
        assertEquals(0, largest(Arrays.copyOf(embeddings, 8)), "gradient of the first token");
        float[] last = Arrays.copyOfRange(embeddings, embeddings.length - 8, embeddings.length);
        assertTrue(largest(last) > 1e-3, "gradient of the last token");
    }

    /** RNNDrop scales the cell state at every step; with open forget gates it is 2^500 in the end. */
    @Test
    void aCellStateThatGrowsWithoutBoundStaysFinite() {
        Placement cell = new Placement(Site.CELL, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        KernelCase drawn =
                KernelCase.of(new LstmSizes(9, 8, 10, 500, false), 20, List.of(cell), RandomStream.ofSeed(5));
        LstmWeights weights = drawn.weights().copy();
        Arrays.fill(weights.bias(), 10, 20, 20);
        KernelCase given = drawn.withWeights(weights);

        KernelCase.Result result = given.train(Workers.serial());

        assertClose("output", new ReferenceLstm(given, true).output(), result.output());
        result.gradients()
                .byName()
                .forEach((name, gradient) -> assertTrue(largest(gradient) < 100, "gradient of " + name));
    }

    private static void assertSameBits(KernelCase.Result expected, KernelCase.Result actual) {
        assertArrayEquals(expected.output(), actual.output(), "output");
        expected.gradients()
                .byName()
                .forEach((name, gradient) ->
                        assertArrayEquals(gradient, actual.gradients().array(name), "gradient of " + name));
    }

    private static void assertClose(String what, double[] expected, float[] actual) {
        assertEquals(expected.length, actual.length, what + ": size");
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], TOLERANCE * largest + GATE, what + " " + i + " of largest " + largest);
        }
    }

    private static int indexOfLargest(float[] values) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            if (Math.abs(values[i]) > Math.abs(values[at])) {
                at = i;
            }
        }
        return at;
    }

    private static double largest(float[] values) {
        return Math.abs(values[indexOfLargest(values)]);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
