package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every model, placement and batch. */
class KernelPropertiesTest {
    /** Relative to an array's largest value: what float32 can keep. */
    private static final double TOLERANCE = 1e-5;

    /** A gate that is all but shut or open is right within this only, see {@link Elementwise#tanh(float)}. */
    private static final double GATE = 1.5e-7;

    /** The same times a large weight. */
    private static final double SLOPE_OF_GATE = 10 * GATE;

    /**
     * What the same does to gradients depends on weights, masks that scale states up and lengths. So the bound is what
     * it does in the equations, times this because there it is a matter of chance which gates are off to which side.
     */
    private static final double AMPLIFIED = 4;

    static Stream<KernelCase> cases() {
        return KernelCases.all();
    }

    /** For what takes long and depends on little. */
    static Stream<KernelCase> fewCases() {
        return IntStream.range(0, 36).mapToObj(KernelCase::random);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAndGradientsAreThoseOfTheEquations(KernelCase given) {
        ReferenceNetwork.Result expected = given.reference().run(given.gradientOfOutput());
        ReferenceNetwork.Result blurred = given.blurredReference(GATE).run(given.gradientOfOutput());

        try (NetworkKernel kernel = given.kernel(keepingAllChunks())) {
            KernelCase.Result actual = given.train(kernel);
            assertClose("output", expected.output(), actual.output());
            for (int layer = 1; layer <= expected.layers().length; layer++) {
                if (handsOnSequence(given, layer)) {
                    assertClose(
                            "output of layer " + layer,
                            flat(expected.layers()[layer - 1]),
                            outputs(given, kernel, layer));
                }
            }
            assertGradients(expected, blurred, actual);
        }
    }

    private static void assertGradients(
            ReferenceNetwork.Result expected, ReferenceNetwork.Result blurred, KernelCase.Result actual) {
        actual.gradients().byName().forEach((name, gradient) -> {
            double bound = SLOPE_OF_GATE + bound(expected.gradient(name), blurred.gradient(name));
            assertWithin("gradient of " + name, expected.gradient(name), gradient, bound);
        });
        actual.squares().ifPresent(squares -> {
            double[] exact = expected.squaresOfEmbeddings();
            // d(g^2) = 2 g dg
            double bound = 2 * Math.sqrt(largest(exact)) * SLOPE_OF_GATE + bound(exact, blurred.squaresOfEmbeddings());
            assertWithin("squares", exact, squares, bound);
        });
    }

    /** What a gradient may be off by, given what it would be if gates were a little off. */
    private static double bound(double[] expected, double[] blurred) {
        double[] differences = new double[expected.length];
        Arrays.setAll(differences, i -> blurred[i] - expected[i]);
        return TOLERANCE * largest(expected) + AMPLIFIED * largest(differences);
    }

    /**
     * Nobody reads the steps of a last layer that does not read forwards, unless they are pooled: it gives its last
     * states.
     */
    private static boolean handsOnSequence(KernelCase given, int layer) {
        List<RecurrentSpec> layers = given.sizes().model().recurrent();
        Direction direction = layers.get(layer - 1).direction();
        return layer < layers.size()
                || given.sizes().model().pooling() != Pooling.LAST
                || direction == Direction.FORWARD;
    }

    private static double[] flat(double[][][] values) {
        return Arrays.stream(values)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** The memory of a chunk is used again by the next, unless all are computed at a time. */
    private static Workers keepingAllChunks() {
        return new Workers() {
            @Override
            public void run(int tasks, IntConsumer task) {
                Workers.serial().run(tasks, task);
            }

            @Override
            public int width() {
                return Integer.MAX_VALUE;
            }
        };
    }

    private static float[] outputs(KernelCase given, NetworkKernel kernel, int layer) {
        float[] step =
                new float[given.sizes().model().recurrent().get(layer - 1).outputs()];
        float[] all = new float
                [Arrays.stream(given.tokens()).mapToInt(tokens -> tokens.length).sum() * step.length];
        int at = 0;
        for (int row = 0; row < given.batch(); row++) {
            for (int t = 0; t < given.tokens()[row].length; t++) {
                kernel.output(layer, row, t, step);
                System.arraycopy(step, 0, all, at, step.length);
                at += step.length;
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsOfEvaluationAreThoseOfTheEquationsWithAveragedMasks(KernelCase given) {
        double[] expected = given.averaged().reference().output();

        assertClose("output", expected, given.infer());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void evaluationIsTrainingWithAveragedMasks(KernelCase given) {
        float[] evaluated = given.infer();

        assertArrayEquals(given.averaged().train(Workers.serial()).output(), evaluated);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sampledOutputsAreThoseOfTraining(KernelCase given) {
        assertArrayEquals(given.train(Workers.serial()).output(), given.sample());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBatchIsTheSumOfItsSequences(KernelCase given) {
        KernelCase.Result whole = given.train(Workers.serial());
        List<float[]> outputs = new ArrayList<>();
        Map<String, double[]> sums = new LinkedHashMap<>();
        double[] squares = new double[whole.squares().map(array -> array.length).orElse(0)];
        try (NetworkKernel kernel = given.kernel(Workers.serial())) {
            for (int row = 0; row < given.batch(); row++) {
                KernelCase.Result alone = given.only(row).train(kernel);
                outputs.add(alone.output());
                alone.gradients()
                        .byName()
                        .forEach((name, gradient) ->
                                add(gradient, sums.computeIfAbsent(name, n -> new double[gradient.length])));
                alone.squares().ifPresent(array -> add(array, squares));
            }
        }

        double[] output = outputs.stream()
                .map(KernelPropertiesTest::doubles)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        assertClose("output", output, whole.output());
        sums.forEach(
                (name, sum) -> assertAgree(given, name, sum, whole.gradients().array(name)));
        double bound = 2 * (TOLERANCE * largest(squares) + SLOPE_OF_GATE);
        assertWithin("squares", squares, whole.squares().orElse(new float[0]), bound);
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static void add(float[] values, double[] sum) {
        for (int i = 0; i < values.length; i++) {
            sum[i] += values[i];
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void threadsDoNotChangeABit(KernelCase given) {
        given.train(Workers.serial()).assertSameBits(given.train(new OnTwoThreads()));
    }

    /** Two threads that take what is left, the last task first. */
    /** The tasks from the last to the first, three at a time on two threads. */
    private static final class OnTwoThreads implements Workers {
        @Override
        public int width() {
            return 3;
        }

        @Override
        public void run(int tasks, IntConsumer task) {
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
    }

    /** At a limit about as large as the gradients of occurrences are. */
    @ParameterizedTest
    @MethodSource("fewCases")
    void gradientsOfOccurrencesAreCutOffAtALimit(KernelCase drawn) {
        KernelCase given = drawn.with(EmbeddingGradient.BY_OCCURRENCE);
        try (NetworkKernel kernel = given.kernel(Workers.serial())) {
            float[] squares = given.train(kernel).squares().orElseThrow();
            int occurrences = given.batch() * given.sizes().longest();
            float limit =
                    (float) Math.sqrt(largest(doubles(squares)) * given.sizes().vocabulary() / occurrences);

            KernelCase.Result actual = given.train(kernel, limit);

            ReferenceNetwork.Result expected = given.reference().run(given.gradientOfOutput(), limit);
            ReferenceNetwork.Result blurred = given.blurredReference(GATE).run(given.gradientOfOutput(), limit);
            assertGradients(expected, blurred, actual);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anEmbeddingThatIsNotTrainedHasNoGradientAndTheOthersStay(KernelCase given) {
        NetworkWeights expected = given.train(Workers.serial()).gradients();
        NetworkWeights actual = given.withoutTraining().train(Workers.serial()).gradients();

        expected.byName().forEach((name, gradient) -> {
            boolean isTable = name.equals(ParameterLayout.EMBEDDINGS);
            assertArrayEquals(isTable ? new float[gradient.length] : gradient, actual.array(name), name);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void squaresByOccurrenceChangeNothingElse(KernelCase given) {
        KernelCase.Result summed = given.with(EmbeddingGradient.SUMMED).train(Workers.serial());
        KernelCase.Result byOccurrence =
                given.with(EmbeddingGradient.BY_OCCURRENCE).train(Workers.serial());

        assertEquals(Optional.empty(), summed.squares().map(array -> array.length));
        assertEquals(
                Optional.of(given.weights().array(ParameterLayout.EMBEDDINGS).length),
                byOccurrence.squares().map(array -> array.length));
        assertClose("output", doubles(summed.output()), byOccurrence.output());
        summed.gradients().byName().forEach((name, gradient) -> {
            assertAgree(given, name, doubles(gradient), byOccurrence.gradients().array(name));
        });
    }

    private static void assertClose(String what, double[] expected, float[] actual) {
        assertWithin(what, expected, actual, TOLERANCE * largest(expected) + GATE);
    }

    /** Gradients of a case that were computed in two ways in float32, so that both are off. */
    private static void assertAgree(KernelCase given, String name, double[] one, float[] other) {
        double bound = 2 * (TOLERANCE * largest(one) + SLOPE_OF_GATE);
        for (int i = 0; i < one.length; i++) {
            if (!(Math.abs(one[i] - other[i]) <= bound)) {
                // Looked at only then because the reference takes its time.
                double[] exact = given.reference().run(given.gradientOfOutput()).gradient(name);
                double[] blurred = given.blurredReference(GATE)
                        .run(given.gradientOfOutput())
                        .gradient(name);
                assertWithin("gradient of " + name, one, other, 2 * (SLOPE_OF_GATE + bound(exact, blurred)));
                return;
            }
        }
    }

    private static void assertWithin(String what, double[] expected, float[] actual, double bound) {
        assertEquals(expected.length, actual.length, what + ": size");
        for (int i = 0; i < expected.length; i++) {
            // Looked at first because making the message takes its time.
            if (!(Math.abs(expected[i] - actual[i]) <= bound)) {
                assertEquals(expected[i], actual[i], bound, what + " " + i + " of largest " + largest(expected));
            }
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
