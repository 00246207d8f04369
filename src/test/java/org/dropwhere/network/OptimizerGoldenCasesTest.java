package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Keras' optimizers make of gradients: each step of a golden case gets Keras' own gradients, so that nothing but
 * the update is tested. Real Keras 3.15.1 in float64.
 */
class OptimizerGoldenCasesTest {
    private static final Path CASES = Path.of("src/test/resources/golden-models");

    /** Relative to the largest value of each array: half of what the golden cases allow. */
    private static final double TOLERANCE = 5e-6;

    /** Keras' keys of the arrays of an embedding, an LSTM and the head, in the order of the layout. */
    private static final List<String> KEYS =
            List.of("0/embeddings", "1/kernel", "1/recurrent_kernel", "1/bias", "2/kernel", "2/bias");

    @TestFactory
    Stream<DynamicTest> everyOptimizerMovesWeightsAsKerasDoes() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            List<Path> cases = files.filter(
                            file -> file.getFileName().toString().startsWith("optimizer-"))
                    .sorted()
                    .toList();
            assertEquals(12, cases.size());
            return cases.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> agrees(file)));
        }
    }

    private static void agrees(Path file) throws IOException {
        JsonNode golden = JsonMapper.shared().readTree(Files.readString(file));
        JsonNode initial = golden.get("initial_weights");
        ParameterLayout layout = ParameterLayout.of(
                ModelSpec.lstm(
                        initial.get("0/embeddings").get(0).size(),
                        initial.get("1/recurrent_kernel").size(),
                        false),
                initial.get("0/embeddings").size());
        OptimizerSpec optimizer = GoldenOptimizer.of(golden.get("optimizer"));
        WeightUpdate update = WeightUpdate.of(new Training(1, 1, optimizer), layout);
        TrainedWeights weights = FlatArrays.weights(flat(initial, layout), update);
        int step = 0;
        for (JsonNode each : golden.get("steps")) {
            GradientOfBatch gradient = FlatArrays.gradient(flat(each.get("gradients"), layout), layout);
            update.apply(++step, optimizer.learningRate(), weights, gradient);
            assertClose(
                    "step " + step, each.get("weights_after"), weights.state().weights(), layout);
        }
        assertEquals(3, step);
    }

    private static float[] flat(JsonNode arrays, ParameterLayout layout) {
        float[] flat = new float[Math.toIntExact(layout.size())];
        for (int i = 0; i < KEYS.size(); i++) {
            double[] values = GoldenCase.flat(arrays.get(KEYS.get(i)));
            Parameter parameter = layout.parameters().get(i);
            assertEquals(parameter.size(), values.length, parameter.name());
            for (int j = 0; j < values.length; j++) {
                flat[Math.toIntExact(parameter.offset()) + j] = (float) values[j];
            }
        }
        return flat;
    }

    private static void assertClose(String when, JsonNode arrays, float[] weights, ParameterLayout layout) {
        for (int i = 0; i < KEYS.size(); i++) {
            double[] expected = GoldenCase.flat(arrays.get(KEYS.get(i)));
            int offset = Math.toIntExact(layout.parameters().get(i).offset());
            double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
            for (int j = 0; j < expected.length; j++) {
                double off = Math.abs(expected[j] - weights[offset + j]);
                assertTrue(
                        off <= TOLERANCE * largest,
                        when + ": " + KEYS.get(i) + " is off by " + off + " where the largest value is " + largest);
            }
        }
    }
}
