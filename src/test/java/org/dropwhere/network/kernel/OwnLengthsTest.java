package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.InputSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sequences of their own lengths, the same sequences padded, and features in the place of embedded tokens. */
class OwnLengthsTest {
    private static final int VOCABULARY = 7;
    private static final int FEATURES = 5;
    private static final int LONGEST = 12;
    private static final float TOLERANCE = 2e-6f;
    private static final RandomStream STREAM = RandomStream.ofSeed(3);
    private static final BatchMasks MASKS = RandomMasks.of(1, 1, 0);

    /** Of 20 sequences, which is more than a chunk, not ordered by length; one is empty. */
    private static final int[][] TOKENS = IntStream.range(0, 20)
            .mapToObj(row -> IntStream.range(0, row == 11 ? 0 : 1 + STREAM.below(LONGEST, row))
                    .map(t -> 1 + STREAM.at(row).below(VOCABULARY - 1, t))
                    .toArray())
            .toArray(int[][]::new);

    /** All that changes with time, where a model of two layers has it. */
    private static final List<Placement> PER_STEP = List.of(
            placement(1, Site.AFTER_EMBEDDING, GateSharing.SHARED),
            placement(1, Site.LSTM_INPUT, GateSharing.PER_GATE),
            placement(1, Site.LSTM_RECURRENT, GateSharing.SHARED),
            placement(1, Site.BETWEEN_LAYERS, GateSharing.SHARED),
            placement(1, Site.ZONEOUT_HIDDEN, GateSharing.SHARED),
            placement(2, Site.LSTM_INPUT, GateSharing.SHARED));

    private static Placement placement(int layer, Site site, GateSharing gates) {
        return new Placement(new SiteRef(layer, site), 0.4, TimeSharing.PER_STEP, gates);
    }

    private static ModelSpec model(InputSpec input, Pooling pooling) {
        return new ModelSpec(
                input,
                List.of(new LstmSpec(6, Direction.CONCAT), new GruSpec(4, Direction.FORWARD, true)),
                pooling,
                List.of(),
                HeadSpec.SIGMOID);
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void aSequenceHasTheSameMasksPaddedOnEitherSideAndNotAtAll(Pooling pooling) {
        ModelSpec model = model(new EmbeddingSpec(FEATURES, true), pooling);
        int[][] behind = new int[TOKENS.length][LONGEST];
        int[][] before = new int[TOKENS.length][LONGEST];
        int[] padding = new int[TOKENS.length];
        for (int row = 0; row < TOKENS.length; row++) {
            padding[row] = LONGEST - TOKENS[row].length;
            System.arraycopy(TOKENS[row], 0, behind[row], 0, TOKENS[row].length);
            System.arraycopy(TOKENS[row], 0, before[row], padding[row], TOKENS[row].length);
        }

        Map<String, float[]> own = train(model, PER_STEP, new TokenSteps(TOKENS), weights(model));
        assertAgree(own, train(model, PER_STEP, new TokenSteps(behind), weights(model)));
        assertAgree(own, train(model, PER_STEP, new TokenSteps(before, padding), weights(model)));
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void theOrderOfTheSequencesDoesNotMatter(Pooling pooling) {
        ModelSpec model = model(new EmbeddingSpec(FEATURES, false), pooling);
        int[] longestFirst = IntStream.range(0, TOKENS.length)
                .boxed()
                .sorted((one, other) -> TOKENS[other].length - TOKENS[one].length)
                .mapToInt(Integer::intValue)
                .toArray();
        Map<String, float[]> expected = train(model, List.of(), new TokenSteps(TOKENS), weights(model));
        Map<String, float[]> actual =
                train(model, List.of(), new TokenSteps(TOKENS).select(longestFirst), weights(model));
        float[] given = Objects.requireNonNull(expected.get("output"));
        float[] permuted = Objects.requireNonNull(actual.get("output"));
        float[] output = new float[given.length];
        int outputs = output.length / TOKENS.length;
        for (int place = 0; place < longestFirst.length; place++) {
            System.arraycopy(permuted, place * outputs, output, longestFirst[place] * outputs, outputs);
        }
        assertArrayEquals(given, output, TOLERANCE);
        expected.remove("output");
        assertAgree(expected, actual);
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void featuresAreReadAsAnEmbeddingThatLooksThemUp(Pooling pooling) {
        ModelSpec embedded = model(new EmbeddingSpec(FEATURES, false), pooling);
        ModelSpec plain = model(new FeaturesSpec(), pooling);
        Map<String, float[]> weights = weights(embedded);
        float[] table = Objects.requireNonNull(weights.get(ParameterLayout.EMBEDDINGS));
        float[][] values = Arrays.stream(TOKENS)
                .map(tokens -> {
                    float[] features = new float[tokens.length * FEATURES];
                    for (int t = 0; t < tokens.length; t++) {
                        System.arraycopy(table, tokens[t] * FEATURES, features, t * FEATURES, FEATURES);
                    }
                    return features;
                })
                .toArray(float[][]::new);
        List<Placement> placements = new ArrayList<>(PER_STEP);
        placements.removeIf(placement -> placement.site() == Site.AFTER_EMBEDDING);

        Map<String, float[]> expected = train(embedded, placements, new TokenSteps(TOKENS), weights);
        expected.remove(ParameterLayout.EMBEDDINGS);
        weights.remove(ParameterLayout.EMBEDDINGS);
        assertAgree(expected, train(plain, placements, new FeatureSteps(values, FEATURES), weights));
    }

    @Test
    void aBatchOfEmptySequencesIsThatOfStatesAtTheBeginning() {
        ModelSpec model = model(new EmbeddingSpec(FEATURES, false), Pooling.LAST);
        Map<String, float[]> trained = train(model, PER_STEP, new TokenSteps(new int[3][0]), weights(model));
        trained.forEach((name, array) -> assertArrayEquals(new float[array.length], array, name));
    }

    private static Map<String, float[]> weights(ModelSpec model) {
        return new LinkedHashMap<>(
                NetworkWeights.random(new NetworkSizes(model, VOCABULARY, LONGEST), STREAM.at("weights"))
                        .byName());
    }

    /** The outputs, as {@code output}, and the gradients of all weights. */
    private static Map<String, float[]> train(
            ModelSpec model, List<Placement> placements, Steps steps, Map<String, float[]> weights) {
        int inputs = model.input() instanceof EmbeddingSpec ? VOCABULARY : FEATURES;
        NetworkSizes sizes = new NetworkSizes(model, inputs, LONGEST);
        try (NetworkKernel kernel = new NetworkKernel(sizes, placements, EmbeddingGradient.SUMMED, Workers.serial())) {
            kernel.setWeights(weights);
            float[] output = new float[steps.size() * sizes.outputs()];
            int features = sizes.outputs();
            Gradients gradients =
                    kernel.train(steps, MASKS, Float.POSITIVE_INFINITY, (first, rows, outputs, gradient) -> {
                        System.arraycopy(outputs, 0, output, first * features, rows * features);
                        Arrays.fill(gradient, 1);
                    });
            Map<String, float[]> results = new LinkedHashMap<>();
            results.put("output", output);
            sizes.parametersOfKernel()
                    .parameters()
                    .forEach(parameter -> results.put(parameter.name(), gradient(parameter.name(), gradients)));
            return results;
        }
    }

    private static float[] gradient(String name, Gradients gradients) {
        return name.equals(ParameterLayout.EMBEDDINGS)
                ? gradients.table().whole(gradients.table().values())
                : gradients.of(name).clone();
    }

    private static void assertAgree(Map<String, float[]> expected, Map<String, float[]> actual) {
        expected.forEach((name, array) -> {
            float largest = 0;
            for (float value : array) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertArrayEquals(array, actual.get(name), TOLERANCE * (1 + largest), name);
        });
    }
}
