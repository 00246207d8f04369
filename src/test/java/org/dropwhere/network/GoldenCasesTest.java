package org.dropwhere.network;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

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

    private static final List<Path> OWN_CASES =
            List.of(Path.of("src/test/resources/golden"), Path.of("src/test/resources/golden-models"));

    @TestFactory
    Stream<DynamicTest> everyCaseAgrees() throws IOException {
        List<Path> files = files();
        System.out.println("Golden cases: " + files.size());
        return files.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> agrees(file)));
    }

    /** All cases, own and further ones. */
    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : OWN_CASES) {
            files.addAll(casesIn(folder));
        }
        for (String folder : System.getProperty("golden.cases", "").split(",", -1)) {
            if (!folder.isBlank()) {
                files.addAll(casesIn(Path.of(folder.strip())));
            }
        }
        return files;
    }

    /** Keras masks the steps behind the end of a sequence; a sequence of its own length does not have them. */
    @TestFactory
    Stream<DynamicTest> sequencesOfTheirOwnLengthsAreThoseThatKerasPadsBehind() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : casesIn(Path.of("src/test/resources/golden-models"))) {
            GoldenModel golden = GoldenModel.read(file);
            if (golden.isPaddedBehind()) {
                int[][] own = Arrays.stream(golden.tokens())
                        .map(GoldenCasesTest::withoutPadding)
                        .toArray(int[][]::new);
                tests.add(DynamicTest.dynamicTest(file.toString(), () -> agrees(golden, own)));
            }
        }
        assertFalse(tests.isEmpty());
        return tests.stream();
    }

    private static int[] withoutPadding(int[] tokens) {
        int length = tokens.length;
        while (length > 0 && tokens[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(tokens, length);
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

    private static void agrees(Path file) {
        GoldenCase golden = GoldenCase.read(file);
        if (GoldenModel.isOne(golden.root())) {
            GoldenModel model = GoldenModel.read(file);
            agrees(model, model.tokens());
        } else {
            agrees(golden);
        }
    }

    private static void agrees(GoldenModel golden, int[][] tokens) {
        int[] labels = golden.labels();
        Training training = golden.training();
        try (Classifier classifier = Classifier.of(
                golden.sizes(), golden.placements(), training, RandomStream.ofSeed(1), Workers.serial())) {
            classifier.setWeights(golden.initialWeights());
            long number = 0;
            for (JsonNode step : golden.steps()) {
                String at = "step " + ++number + " ";
                Map<String, float[]> gradients =
                        classifier.gradients(new TokenSteps(tokens), labels, golden.masks(step));
                assertOutputsAgree(at, golden, step, classifier);
                assertAllClose(
                        at + "gradient of ", golden.arrays(step.get("gradients")), gradients, GRADIENT_TOLERANCE);
                double loss = classifier.fit(
                        new TokenSteps(tokens),
                        labels,
                        golden.masks(step),
                        number,
                        training.optimizer().learningRate());
                assertEquals(
                        step.get("loss").asDouble(),
                        loss,
                        TOLERANCE * step.get("loss").asDouble(),
                        at + "loss");
                assertAllClose(
                        at + "weights after: ", golden.arrays(step.get("weights_after")), classifier.weights(), 0);
            }
            assertClose(
                    "inference probabilities", golden.inferenceProbabilities(), probabilities(classifier, tokens), 0);
        }
    }

    private static void assertOutputsAgree(String at, GoldenModel golden, JsonNode step, Classifier classifier) {
        JsonNode outputs = step.get("outputs");
        if (outputs == null) {
            return;
        }
        int last = golden.recurrent().size();
        for (int layer = 1; layer < last; layer++) {
            JsonNode output = outputs.get(Integer.toString(golden.recurrent().get(layer - 1)));
            int features = golden.sizes().model().recurrent().get(layer - 1).outputs();
            int length = golden.sizes().longest();
            float[] all = new float[golden.tokens().length * length * features];
            float[] one = new float[features];
            for (int i = 0; i < all.length / features; i++) {
                classifier.kernel().output(layer, i / length, i % length, one);
                System.arraycopy(one, 0, all, i * features, features);
            }
            assertClose(at + "outputs of layer " + layer, GoldenCase.flat(output), all, 0);
        }
    }

    static float[] probabilities(Classifier classifier, int[][] tokens) {
        float[] logits = classifier.logits(new TokenSteps(tokens));
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i])));
        }
        return probabilities;
    }

    private static void agrees(GoldenCase golden) {
        NetworkSizes shape = golden.shape();
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
                Map<String, float[]> gradients = classifier.gradients(new TokenSteps(tokens), labels, step.masks());
                assertClose(at + "hidden states", step.hiddenStates(), hiddenStates(classifier, tokens, shape), 0);
                assertAllClose(at + "gradient of ", step.gradients(), gradients, GRADIENT_TOLERANCE);
                double loss = classifier.fit(
                        new TokenSteps(tokens),
                        labels,
                        step.masks(),
                        number,
                        golden.optimizer().learningRate());
                assertEquals(step.loss(), loss, TOLERANCE * step.loss(), at + "loss");
                assertAllClose(at + "weights after RMSprop: ", step.weightsAfter(), classifier.weights(), 0);
            }
            assertClose(
                    "inference probabilities", golden.inferenceProbabilities(), probabilities(classifier, tokens), 0);
        }
    }

    private static float[] hiddenStates(Classifier classifier, int[][] tokens, NetworkSizes shape) {
        float[] all = new float[tokens.length * shape.longest() * shape.outputs()];
        float[] hidden = new float[shape.outputs()];
        int at = 0;
        for (int row = 0; row < tokens.length; row++) {
            for (int t = 0; t < shape.longest(); t++) {
                classifier.kernel().output(1, row, t, hidden);
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
