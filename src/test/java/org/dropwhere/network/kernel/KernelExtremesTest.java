package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.network.kernel.KernelCases.Model;
import org.dropwhere.network.kernel.KernelCases.Sharing;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches one after the other in one kernel, and numbers at the ends of what float32 can hold. */
class KernelExtremesTest {

    static Stream<Arguments> models() {
        return Stream.of(Model.values())
                .flatMap(model -> Stream.of(Sharing.values()).map(sharing -> Arguments.of(model, sharing)));
    }

    private static KernelCase draw(Model model, boolean maskZero, int batch, Sharing sharing, long seed) {
        return KernelCases.of(model.spec(5, 7, maskZero), 9, 40, batch, sharing, seed);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aBatchLeavesNothingBehindForTheNext(Model model, Sharing sharing) {
        KernelCase small = draw(model, true, 5, sharing, 2);
        KernelCase large = draw(model, true, 40, sharing, 2);
        KernelCase.Result smallAlone = small.train(Workers.serial());
        KernelCase.Result largeAlone = large.train(Workers.serial());
        float[] smallEvaluated = small.infer();

        try (NetworkKernel kernel = small.kernel(Workers.serial())) {
            smallAlone.assertSameBits(small.train(kernel));
            largeAlone.assertSameBits(large.train(kernel));
            smallAlone.assertSameBits(small.train(kernel));
            assertArrayEquals(smallEvaluated, small.infer(kernel));
            large.infer(kernel);
            assertArrayEquals(smallEvaluated, small.infer(kernel));
            largeAlone.assertSameBits(large.train(kernel));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void notEvenABatchThatWasNotFinite(Model model, Sharing sharing) {
        KernelCase given = draw(model, true, 20, sharing, 1);
        KernelCase broken = given.withWeights(given.weights().filledWith(Float.NaN));
        KernelCase.Result expected = given.train(Workers.serial());
        float[] expectedEvaluated = given.infer();

        try (NetworkKernel kernel = given.kernel(Workers.serial())) {
            broken.train(kernel);
            broken.infer(kernel);
            expected.assertSameBits(given.train(kernel));
            assertArrayEquals(expectedEvaluated, given.infer(kernel));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void evaluationBetweenStepsDoesNotDisturbThem(Model model, Sharing sharing) {
        KernelCase given = draw(model, false, 40, sharing, 1);
        KernelCase.Result expected = given.train(Workers.serial());

        try (NetworkKernel kernel = given.kernel(Workers.serial())) {
            given.train(kernel);
            given.infer(kernel);
            kernel.sample(new TokenSteps(given.tokens()), given.masks(), new float[expected.output().length]);
            expected.assertSameBits(given.train(kernel));
        }
    }

    static Stream<Arguments> arrays() {
        return Stream.of(Model.values())
                .flatMap(model -> IntStream.of(3, 9)
                        .boxed()
                        .flatMap(vocabulary -> sizes(model, vocabulary).parametersOfKernel().parameters().stream()
                                .map(array -> Arguments.of(model, vocabulary, array.name()))));
    }

    private static NetworkSizes sizes(Model model, int vocabulary) {
        return new NetworkSizes(model.spec(4, 5, false), vocabulary, 6);
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void aWeightThatIsNoNumberShows(Model model, int vocabulary, String name) {
        KernelCase given = KernelCase.of(sizes(model, vocabulary), 18, List.of(), RandomStream.ofSeed(3));
        NetworkWeights weights = given.weights().copy();
        Arrays.fill(weights.array(name), Float.NaN);
        Arrays.fill(given.gradientOfOutput(), Float.NaN);
        KernelCase broken = given.withWeights(weights);

        for (float value : broken.infer()) {
            assertTrue(Float.isNaN(value), "evaluated to " + value);
        }
        KernelCase.Result result = broken.train(Workers.serial());
        for (float value : result.output()) {
            assertTrue(Float.isNaN(value), "trained to " + value);
        }
        // What is no number is not above 0, so relu lets no gradient through.
        if (model != Model.STACK) {
            result.gradients().byName().forEach((of, gradient) -> {
                assertFalse(Double.isFinite(sum(gradient)), "gradient of " + of + " is finite");
            });
        }
    }

    private static double sum(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
    }

    static Stream<ModelSpec> layersAlone() {
        return KernelCases.CELLS.stream()
                .flatMap(cell -> Stream.of(Direction.values())
                        .flatMap(direction -> Stream.of(Pooling.values())
                                .map(pooling -> model(List.of(inDirection(cell, direction)), pooling, true))));
    }

    private static RecurrentSpec inDirection(RecurrentSpec cell, Direction direction) {
        return cell instanceof GruSpec gru ? new GruSpec(4, direction, gru.resetAfter()) : new LstmSpec(4, direction);
    }

    private static ModelSpec model(List<RecurrentSpec> layers, Pooling pooling, boolean maskZero) {
        return new ModelSpec(new EmbeddingSpec(8, maskZero), layers, pooling, List.of(), HeadSpec.SIGMOID);
    }

    @ParameterizedTest
    @MethodSource("layersAlone")
    void paddedSequencesGiveZero(ModelSpec model) {
        KernelCase given = KernelCases.of(model, 1, 10, 2, Sharing.PER_STEP, 1);

        KernelCase.Result result = given.train(Workers.serial());

        assertArrayEquals(new float[result.output().length], result.output());
        assertArrayEquals(new float[result.output().length], given.infer());
        result.gradients()
                .byName()
                .forEach((name, gradient) -> assertEquals(0, largest(gradient), "gradient of " + name));
    }

    /** A token of padding is never read, so that it learns nothing; and neither does it say anything. */
    @ParameterizedTest
    @MethodSource("models")
    void paddingHasNoGradientAndNoInfluence(Model model, Sharing sharing) {
        KernelCase given = draw(model, true, 20, sharing, 1);
        NetworkWeights others = given.weights().copy();
        Arrays.fill(others.array(ParameterLayout.EMBEDDINGS), 0, 5, 100);

        KernelCase.Result result = given.train(Workers.serial());

        assertArrayEquals(new float[5], Arrays.copyOf(result.gradients().array(ParameterLayout.EMBEDDINGS), 5));
        result.assertSameBits(given.withWeights(others).train(Workers.serial()));
    }

    static Stream<Arguments> thatForget() {
        List<List<RecurrentSpec>> stacks = List.of(
                List.of(new LstmSpec(10)),
                List.of(new GruSpec(10)),
                List.of(new GruSpec(10, Direction.FORWARD, false)),
                List.of(new LstmSpec(10), new GruSpec(9)));
        return stacks.stream().flatMap(stack -> Stream.of(Arguments.of(stack, 400), Arguments.of(stack, 600)));
    }

    /** The first token appears only there: its gradient has come back over 600 steps with open gates of about 0.5. */
    @ParameterizedTest
    @MethodSource("thatForget")
    void gradientsThatVanishAreZeroAndNeverDenormal(List<RecurrentSpec> layers, int vocabulary) {
        NetworkSizes sizes = new NetworkSizes(model(layers, Pooling.LAST, false), vocabulary, 600);
        KernelCase drawn = KernelCase.of(sizes, 20, List.of(), RandomStream.ofSeed(4));
        for (int[] sequence : drawn.tokens()) {
            Arrays.setAll(sequence, t -> Math.min(t, vocabulary - 1));
        }
        NetworkWeights weights = drawn.weights().copy();
        weights.byName().forEach((name, array) -> {
            if (name.endsWith(ParameterLayout.BIAS)) {
                Arrays.fill(array, 0);
            }
        });
        KernelCase given = drawn.withWeights(weights);

        NetworkWeights gradients = given.train(Workers.serial()).gradients();

        gradients.byName().forEach((name, gradient) -> {
            for (float value : gradient) {
                assertTrue(
                        value == 0 || Math.abs(value) >= Float.MIN_NORMAL, name + " has a denormal gradient: " + value);
            }
        });
        float[] embeddings = gradients.array(ParameterLayout.EMBEDDINGS);
        assertEquals(0, largest(Arrays.copyOf(embeddings, 8)), "gradient of the first token");
        float[] last = Arrays.copyOfRange(embeddings, embeddings.length - 8, embeddings.length);
        assertTrue(largest(last) > 1e-3, "gradient of the last token");
    }

    /** RNNDrop scales the cell state at every step; with open forget gates it is 2^500 in the end. */
    @Test
    void aCellStateThatGrowsWithoutBoundStaysFinite() {
        Placement cell = new Placement(Site.CELL, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        NetworkSizes sizes = new NetworkSizes(ModelSpec.lstm(8, 10, false), 9, 500);
        KernelCase drawn = KernelCase.of(sizes, 20, List.of(cell), RandomStream.ofSeed(5));
        NetworkWeights weights = drawn.weights().copy();
        Arrays.fill(weights.array(ParameterLayout.BIAS), 10, 20, 20);
        KernelCase given = drawn.withWeights(weights);

        KernelCase.Result result = given.train(Workers.serial());

        double[] expected = given.reference().output();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], result.output()[i], 1e-5, "output " + i);
        }
        result.gradients()
                .byName()
                .forEach((name, gradient) -> assertTrue(largest(gradient) < 100, "gradient of " + name));
    }

    /** Masks of the state of a GRU scale it up at each step, and nothing bounds it: here it comes to 1e29. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStateThatExplodesDoesSoAsInTheReference(boolean resetAfter) {
        Placement state = new Placement(Site.STATE, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        List<RecurrentSpec> layers = List.of(new GruSpec(10, Direction.FORWARD, resetAfter));
        NetworkSizes sizes = new NetworkSizes(model(layers, Pooling.LAST, false), 9, 100);
        KernelCase given = KernelCase.of(sizes, 20, List.of(state), RandomStream.ofSeed(5));

        KernelCase.Result result = given.train(Workers.serial());

        ReferenceNetwork reference = given.reference();
        assertClose("output", reference.output(), result.output());
        reference
                .run(given.gradientOfOutput())
                .gradients()
                .forEach((name, expected) ->
                        assertClose(name, expected, result.gradients().array(name)));
    }

    private static void assertClose(String name, double[] expected, float[] actual) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 1e28, name + " is at most " + largest);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-4 * largest, name + " " + i);
        }
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
