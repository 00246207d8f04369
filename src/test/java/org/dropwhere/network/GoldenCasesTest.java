package org.dropwhere.network;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.network.kernel.LstmSizes;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real Keras' numbers (3.15.1, float64) are the definition of correct, and for sites that Keras has not those of
 * automatic differentiation in float64, which gives Keras' numbers for its own. Every case in the test resources is
 * run, and every case in the folders that {@code -Dgolden.cases=DIR[,DIR...]} names, their subfolders included.
 */
class GoldenCasesTest {
    /** Relative to the largest value of each array: what float32 can keep. */
    private static final double TOLERANCE = 1e-5;

    /** A gradient is a sum of terms of order 0.5, which may nearly cancel: float32 cannot do better than this. */
    private static final double GRADIENT_TOLERANCE = 1e-6;

    private static final Path OWN_CASES = Path.of("src/test/resources/golden");

    @TestFactory
    Stream<DynamicTest> everyCaseAgrees() throws IOException {
        List<Path> files = new ArrayList<>(casesIn(OWN_CASES));
        for (String folder : System.getProperty("golden.cases", "").split(",", -1)) {
            if (!folder.isBlank()) {
                files.addAll(casesIn(Path.of(folder.strip())));
            }
        }
        System.out.println("Golden cases: " + files.size());
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> agrees(GoldenCase.read(file))));
    }

    private static List<Path> casesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertFalse(cases.isEmpty(), "no golden case in " + folder);
            return cases;
        }
    }

    private static void agrees(GoldenCase golden) {
        LstmSizes shape = golden.shape();
        int[][] tokens = golden.tokens();
        int[] labels = golden.labels();
        try (Classifier classifier = Classifier.of(
                shape,
                golden.placements(),
                new Training(1, labels.length, golden.optimizer()),
                RandomStream.ofSeed(1),
                Workers.serial())) {
            classifier.setWeights(golden.initialWeights());
            long number = 0;
            for (GoldenCase.Step step : golden.steps()) {
                String at = "step " + ++number + " ";
                Map<String, float[]> gradients = classifier.gradients(tokens, labels, step.masks());
                assertClose(at + "hidden states", step.hiddenStates(), hiddenStates(classifier, tokens, shape), 0);
                assertAllClose(at + "gradient of ", step.gradients(), gradients, GRADIENT_TOLERANCE);
                double loss = classifier.fit(
                        tokens, labels, step.masks(), number, golden.optimizer().learningRate());
                assertEquals(step.loss(), loss, TOLERANCE * step.loss(), at + "loss");
                assertAllClose(at + "weights after RMSprop: ", step.weightsAfter(), classifier.weights(), 0);
            }
            float[] logits = classifier.logits(tokens);
            float[] probabilities = new float[logits.length];
            for (int i = 0; i < logits.length; i++) {
                probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i])));
            }
            assertClose("inference probabilities", golden.inferenceProbabilities(), probabilities, 0);
        }
    }

    private static float[] hiddenStates(Classifier classifier, int[][] tokens, LstmSizes shape) {
        float[] all = new float[tokens.length * shape.length() * shape.units()];
        float[] hidden = new float[shape.units()];
        int at = 0;
        for (int row = 0; row < tokens.length; row++) {
            for (int t = 0; t < shape.length(); t++) {
                classifier.kernel().hidden(row, t, hidden);
                System.arraycopy(hidden, 0, all, at, hidden.length);
                at += hidden.length;
            }
        }
        return all;
    }

    private static void assertAllClose(
            String what, Map<String, double[]> expected, Map<String, float[]> actual, double absolute) {
        assertEquals(expected.keySet(), actual.keySet(), what + "which arrays");
        expected.forEach(
                (name, values) -> assertClose(what + name, values, requireNonNull(actual.get(name)), absolute));
    }

    private static void assertClose(String what, double[] expected, float[] actual, double absolute) {
        assertEquals(expected.length, actual.length, what + ": size");
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            worst = Math.max(worst, Math.abs(expected[i] - actual[i]));
            assertTrue(Float.isFinite(actual[i]), what + ": not finite");
        }
        assertTrue(
                worst <= Math.max(TOLERANCE * largest, absolute),
                what + ": off by " + worst + " where the largest value is " + largest);
    }
}
