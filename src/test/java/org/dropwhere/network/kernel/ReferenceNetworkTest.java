package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.network.kernel.KernelCases.Model;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The derivatives of the reference are its slopes. That its values are Keras' follows from the golden cases, which the
 * kernel agrees with as it does with the reference.
 */
class ReferenceNetworkTest {
    private static final double STEP = 1e-6;

    static Stream<KernelCase> small() {
        return IntStream.range(0, 54).mapToObj(number -> {
            RandomStream stream = RandomStream.ofSeed(number).at("reference");
            ModelSpec model = ModelDraw.model(number, stream.at("model"));
            return KernelCase.of(
                    new NetworkSizes(model, 4, 6), 2, ModelDraw.placements(model, stream.at("placements")), stream);
        });
    }

    /** Central differences, for each array at one weight and along a direction that moves all of them at once. */
    @ParameterizedTest
    @MethodSource("small")
    void gradientsAreSlopes(KernelCase given) {
        ReferenceNetwork reference = given.reference();
        ReferenceNetwork.Result result = reference.run(given.gradientOfOutput());

        assertAll(result.gradients().entrySet().stream().map(entry -> () -> {
            String name = entry.getKey();
            double[] gradient = entry.getValue();
            RandomStream choice = RandomStream.ofSeed(1).at(name);
            double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);

            double[] one = new double[gradient.length];
            int place = choice.below(gradient.length, 0);
            one[place] = 1;
            double bound = 1e-7 * (1 + largest);
            assertEquals(slope(given, reference, name, one), gradient[place], bound, name + " " + place);

            double[] all = new double[gradient.length];
            Arrays.setAll(all, i -> 2 * choice.at("direction").below(2, i) - 1);
            double along = IntStream.range(0, all.length)
                    .mapToDouble(i -> all[i] * gradient[i])
                    .sum();
            assertEquals(slope(given, reference, name, all), along, gradient.length * bound, name);
        }));
    }

    private static double slope(KernelCase given, ReferenceNetwork reference, String name, double[] direction) {
        double[] weights = reference.weight(name).value();
        double[] kept = weights.clone();
        Arrays.setAll(weights, i -> kept[i] + STEP * direction[i]);
        double above = functional(given, reference.output());
        Arrays.setAll(weights, i -> kept[i] - STEP * direction[i]);
        double below = functional(given, reference.output());
        Arrays.setAll(weights, i -> kept[i]);
        return (above - below) / (2 * STEP);
    }

    private static double functional(KernelCase given, double[] output) {
        return IntStream.range(0, output.length)
                .mapToDouble(i -> output[i] * given.gradientOfOutput()[i])
                .sum();
    }

    /** The gradient of an occurrence is that of its row in a table that has a row for each. */
    @Test
    void squaresAreThoseOfEachOccurrence() {
        int features = 3;
        int length = 5;
        NetworkSizes sizes = new NetworkSizes(Model.BOTH_WAYS.spec(features, 4, false), 2, length);
        KernelCase given = KernelCase.of(sizes, 3, List.of(), RandomStream.ofSeed(6));
        Map<String, float[]> weights = new LinkedHashMap<>(given.weights().byName());
        float[] embeddings = given.weights().array(ParameterLayout.EMBEDDINGS);
        float[] rows = new float[3 * length * features];
        int[][] numbers = new int[3][length];
        for (int n = 0; n < 3 * length; n++) {
            numbers[n / length][n % length] = n;
            int token = given.tokens()[n / length][n % length];
            System.arraycopy(embeddings, token * features, rows, n * features, features);
        }
        weights.put(ParameterLayout.EMBEDDINGS, rows);

        double[] gradients = new ReferenceNetwork(
                        sizes.model(), List.of(), given.masks(), weights, numbers, Tape.Accuracy.FLOAT64)
                .run(given.gradientOfOutput())
                .gradient(ParameterLayout.EMBEDDINGS);

        double[] expected = new double[embeddings.length];
        for (int i = 0; i < gradients.length; i++) {
            int n = i / features;
            int token = given.tokens()[n / length][n % length];
            expected[token * features + i % features] += gradients[i] * gradients[i];
        }
        double[] squares = given.reference().run(given.gradientOfOutput()).squaresOfEmbeddings();
        assertArrayEquals(expected, squares, 1e-12);
    }
}
