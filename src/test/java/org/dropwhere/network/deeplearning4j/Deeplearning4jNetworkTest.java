package org.dropwhere.network.deeplearning4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.util.ModelSerializer;
import org.dropwhere.network.Classifier;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.InputSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.metric.CrossEntropy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.evaluation.classification.EvaluationBinary;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class Deeplearning4jNetworkTest {
    private static final RandomStream STREAM = RandomStream.ofSeed(5);
    /** Types of tokens, or features. */
    private static final int INPUTS = 6;

    private static final int LONGEST = 11;
    /** More than two chunks. */
    private static final int BATCH = 37;

    private static final float TOLERANCE = 1e-6f;
    private static final EmbeddingSpec EMBEDDING = new EmbeddingSpec(5, false);

    @TempDir
    private Path folder;

    @SuppressWarnings("ImmutableEnumChecker") // The lists come from List.of.
    private enum Model {
        LSTM(EMBEDDING, Pooling.LAST, List.of(), new LstmSpec(7)),
        GRU_STACK(
                EMBEDDING,
                Pooling.LAST,
                List.of(),
                new GruSpec(6),
                new GruSpec(4, Direction.BACKWARD, false),
                new GruSpec(3)),
        BIDIRECTIONAL(
                EMBEDDING,
                Pooling.LAST,
                List.of(),
                new LstmSpec(4, Direction.CONCAT),
                new GruSpec(4, Direction.MULTIPLY, true)),
        POOLING(EMBEDDING, Pooling.MAX, List.of(), new LstmSpec(5)),
        DENSE(
                EMBEDDING,
                Pooling.MEAN,
                List.of(new DenseSpec(6, Activation.RELU), new DenseSpec(3, Activation.TANH)),
                new LstmSpec(40)),
        FEATURES(new FeaturesSpec(), Pooling.LAST, List.of(), new LstmSpec(5), new GruSpec(4)),
        PADDING(new EmbeddingSpec(4, true), Pooling.MEAN, List.of(), new GruSpec(5), new LstmSpec(3));

        private final ModelSpec spec;

        Model(InputSpec input, Pooling pooling, List<DenseSpec> dense, RecurrentSpec... recurrent) {
            spec = new ModelSpec(input, List.of(recurrent), pooling, dense, HeadSpec.SIGMOID);
        }

        Map<String, float[]> weights() {
            Map<String, float[]> weights = new LinkedHashMap<>();
            for (Parameter parameter : ParameterLayout.of(spec, INPUTS).parameters()) {
                float[] array = new float[Math.toIntExact(parameter.size())];
                for (int i = 0; i < array.length; i++) {
                    array[i] = (float)
                            (0.7 * STREAM.at(name()).at(parameter.name()).gaussian(i));
                }
                weights.put(parameter.name(), array);
            }
            return weights;
        }

        /** Zoneout, which acts in evaluation too, and a place that does not. */
        List<Placement> placements() {
            return List.of(
                    new Placement(new SiteRef(1, Site.ZONEOUT_HIDDEN), 0.2, TimeSharing.PER_STEP, GateSharing.SHARED),
                    new Placement(
                            new SiteRef(1, Site.LSTM_RECURRENT), 0.5, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE));
        }

        MultiLayerNetwork network() {
            return Deeplearning4jNetwork.of(spec, INPUTS, placements(), weights());
        }

        boolean readsTokens() {
            return spec.input() instanceof EmbeddingSpec;
        }

        /** The program's own answers. */
        float[] logits(Steps steps) {
            NetworkSizes sizes = new NetworkSizes(spec, INPUTS, Math.max(1, steps.longest()));
            Training training = new Training(1, BATCH, new RmsProp(0.001, 0.9, 1e-7));
            try (Classifier classifier =
                    Classifier.of(sizes, placements(), training, STREAM.at("initial"), Workers.serial())) {
                classifier.setWeights(weights());
                return classifier.logits(steps);
            }
        }

        float[] probabilities(Steps steps) {
            float[] probabilities = logits(steps);
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = (float) (1 / (1 + Math.exp(-probabilities[i])));
            }
            return probabilities;
        }
    }

    private static int length(int sequence) {
        return 1 + STREAM.at("length").below(LONGEST, sequence);
    }

    /** Tokens {@code [batch][time]}; of a model with padding some are 0. */
    private static int[][] tokens(int longest) {
        return IntStream.range(0, BATCH)
                .mapToObj(row -> IntStream.range(0, longest)
                        .map(t -> STREAM.at("tokens").at(row).below(INPUTS, t))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Features {@code [batch][features][time]}, in Deeplearning4j's order. */
    private static float[][][] features() {
        float[][][] features = new float[BATCH][INPUTS][LONGEST];
        for (int row = 0; row < BATCH; row++) {
            for (int j = 0; j < INPUTS; j++) {
                for (int t = 0; t < LONGEST; t++) {
                    features[row][j][t] =
                            (float) STREAM.at("features").at(row).at(j).gaussian(t);
                }
            }
        }
        return features;
    }

    private static INDArray input(Model model) {
        return model.readsTokens() ? Nd4j.createFromArray(tokens(LONGEST)) : Nd4j.createFromArray(features());
    }

    /** The same for the program, of each sequence some steps from the first on or up to the last. */
    private static Steps steps(Model model, boolean own, boolean fromTheFirst) {
        int[][] tokens = new int[BATCH][];
        float[][] values = new float[BATCH][];
        float[][][] features = features();
        for (int row = 0; row < BATCH; row++) {
            int length = own ? length(row) : LONGEST;
            int first = fromTheFirst ? 0 : LONGEST - length;
            tokens[row] = Arrays.copyOfRange(tokens(LONGEST)[row], first, first + length);
            values[row] = new float[length * INPUTS];
            for (int i = 0; i < values[row].length; i++) {
                values[row][i] = features[row][i % INPUTS][first + i / INPUTS];
            }
        }
        return model.readsTokens() ? new TokenSteps(tokens) : new FeatureSteps(values, INPUTS);
    }

    private static Steps steps(Model model) {
        return steps(model, false, true);
    }

    private static INDArray mask(boolean fromTheFirst) {
        float[][] mask = new float[BATCH][LONGEST];
        for (int row = 0; row < BATCH; row++) {
            int first = fromTheFirst ? 0 : LONGEST - length(row);
            Arrays.fill(mask[row], first, first + length(row), 1);
        }
        return Nd4j.createFromArray(mask);
    }

    private static INDArray labels() {
        float[][] labels = new float[BATCH][1];
        for (int row = 0; row < BATCH; row++) {
            labels[row][0] = label(row);
        }
        return Nd4j.createFromArray(labels);
    }

    private static int label(int row) {
        return STREAM.at("labels").below(2, row);
    }

    private static float[] floats(INDArray array) {
        return InputSteps.floats(array);
    }

    @ParameterizedTest
    @EnumSource
    void answersAsTheClassifierDoes(Model model) {
        INDArray output = model.network().output(input(model));

        assertArrayEquals(new long[] {BATCH, 1}, output.shape());
        assertArrayEquals(model.probabilities(steps(model)), floats(output), TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource
    void aMaskGivesSequencesTheirOwnLengths(Model model) {
        MultiLayerNetwork network = model.network();
        for (boolean fromTheFirst : new boolean[] {true, false}) {
            INDArray output = network.output(input(model), false, mask(fromTheFirst), null);

            assertArrayEquals(model.probabilities(steps(model, true, fromTheFirst)), floats(output), TOLERANCE);
        }
        // The mask is gone with the batch.
        assertArrayEquals(model.probabilities(steps(model)), floats(network.output(input(model))), TOLERANCE);
    }

    @Test
    void takesSequencesOfAnyLengthAndTokensOfAnyType() {
        MultiLayerNetwork network = Model.LSTM.network();
        for (int longest : new int[] {3, 40, 1, 8}) {
            int[][] tokens = tokens(longest);
            float[] expected = Model.LSTM.probabilities(new TokenSteps(tokens));
            INDArray whole = Nd4j.createFromArray(tokens);

            assertArrayEquals(expected, floats(network.output(whole)), TOLERANCE);
            INDArray floats = whole.castTo(DataType.FLOAT);
            assertArrayEquals(expected, floats(network.output(floats.dup('f'))), TOLERANCE);
            assertArrayEquals(expected, floats(network.output(floats.reshape(BATCH, 1, longest))), TOLERANCE);
        }
    }

    @Test
    void deeplearning4jEvaluatesIt() {
        DataSet data = new DataSet(input(Model.GRU_STACK), labels(), mask(true), null);
        float[] logits = Model.GRU_STACK.logits(steps(Model.GRU_STACK, true, true));
        double right = 0;
        double loss = 0;
        for (int row = 0; row < BATCH; row++) {
            right += (logits[row] > 0 ? 1 : 0) == label(row) ? 1 : 0;
            loss += CrossEntropy.of(logits[row], label(row));
        }
        MultiLayerNetwork network = Model.GRU_STACK.network();

        EvaluationBinary binary = network.doEvaluation(new ViewIterator(data, 10), new EvaluationBinary())[0];

        assertEquals(right / BATCH, binary.averageAccuracy(), 1e-9);
        assertEquals(right / BATCH, network.evaluate(new ViewIterator(data, 10)).accuracy(), 1e-9);
        assertEquals(loss / BATCH, network.score(data), 1e-5);
    }

    @ParameterizedTest
    @EnumSource
    void isSavedAndRestoredByDeeplearning4j(Model model) throws IOException {
        File file = folder.resolve("network.zip").toFile();
        MultiLayerNetwork network = model.network();

        ModelSerializer.writeModel(network, file, true);
        MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file);

        assertArrayEquals(floats(network.output(input(model))), floats(restored.output(input(model))));
        assertEquals(
                network.getLayerWiseConfigurations().toJson(),
                restored.getLayerWiseConfigurations().toJson());
    }

    @Test
    void aSavedNetworkWithAnUnknownWordIsRefused() {
        String json = Model.LSTM.network().getLayerWiseConfigurations().toJson();
        assertTrue(json.contains("\"cell\" : \"lstm\""), json);

        Exception refused = assertThrows(
                Exception.class,
                () -> MultiLayerConfiguration.fromJson(
                        json.replace("\"cell\" : \"lstm\"", "\"cell\" : \"transformer\"")));

        StringBuilder messages = new StringBuilder();
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage());
        }
        assertTrue(
                messages.toString()
                        .contains(
                                "This version of Dropwhere does not know \"transformer\", which the saved network has"),
                messages::toString);
    }

    @Test
    void copiesAreIndependentAndParametersAreThoseOfTheModel() {
        MultiLayerNetwork network = Model.LSTM.network();
        MultiLayerNetwork copy = network.clone();
        float[] before = floats(network.output(input(Model.LSTM)));
        assertArrayEquals(before, floats(copy.output(input(Model.LSTM))));

        copy.getParam("0_recurrent-kernel").muli(2);

        assertNotEquals(before[0], floats(copy.output(input(Model.LSTM)))[0]);
        assertArrayEquals(before, floats(network.output(input(Model.LSTM))));
        assertArrayEquals(Model.LSTM.weights().get("embeddings"), floats(network.getParam("0_embeddings")));
        assertArrayEquals(Model.LSTM.weights().get("dense-kernel"), floats(network.getParam("1_W")));
        assertEquals(ParameterLayout.of(Model.LSTM.spec, INPUTS).size(), network.numParams());
        assertTrue(network.summary(InputType.recurrent(1, LONGEST)).contains("KernelLayer"), network.summary());
        network.close();
    }

    @Test
    void theSameModelGivesTheSameConfiguration() {
        assertEquals(
                Model.DENSE.network().getLayerWiseConfigurations().toJson(),
                Model.DENSE.network().getLayerWiseConfigurations().toJson());
    }

    @Test
    void trainingIsRefused() {
        MultiLayerNetwork network = Model.LSTM.network();
        DataSet data = new DataSet(input(Model.LSTM), labels());
        String sentence =
                "A network of Dropwhere answers and is not trained in Deeplearning4j: train it with Dropwhere,"
                        + " or freeze its first layer and train others behind it";

        assertEquals(
                sentence,
                assertThrows(UnsupportedOperationException.class, () -> network.fit(data))
                        .getMessage());
        assertEquals(
                sentence,
                assertThrows(UnsupportedOperationException.class, () -> network.output(input(Model.LSTM), true))
                        .getMessage());
    }

    @Test
    void aHeadOfOnesOwnIsTrainedOnTheFrozenLayer() {
        MultiLayerNetwork network = Model.LSTM.network();
        MultiLayerNetwork frozen = new TransferLearning.Builder(network)
                .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                        .updater(new Sgd(0.1))
                        .build())
                .setFeatureExtractor(0)
                .build();
        DataSet data = new DataSet(input(Model.LSTM), labels());
        double before = frozen.score(data);

        for (int step = 0; step < 20; step++) {
            frozen.fit(data);
        }

        assertTrue(frozen.score(data) < before, () -> frozen.score(data) + " after " + before);
        assertArrayEquals(
                floats(network.getParam("0_recurrent-kernel")), floats(frozen.getParam("0_recurrent-kernel")));
        assertFalse(Arrays.equals(floats(network.getParam("1_W")), floats(frozen.getParam("1_W"))));
    }

    @Test
    void whatTheModelCannotReadIsRefusedInASentence() {
        MultiLayerNetwork tokens = Model.LSTM.network();
        MultiLayerNetwork features = Model.FEATURES.network();
        refuses("The network knows tokens from 0 to 5, not 6.0", tokens, Nd4j.createFromArray(new int[][] {{1, 6}}));
        refuses("The network knows tokens from 0 to 5, not -1.0", tokens, Nd4j.createFromArray(new int[][] {{-1}}));
        refuses("The network knows tokens from 0 to 5, not 0.5", tokens, Nd4j.createFromArray(new float[][] {{0.5f}}));
        refuses("The network reads tokens [batch, time], not an array [2, 3, 4]", tokens, Nd4j.create(2, 3, 4));
        refuses("The network reads features [batch, 6, time], not an array [2, 6]", features, Nd4j.create(2, 6));
        refuses("The network reads features [batch, 6, time], not an array [2, 4, 6]", features, Nd4j.create(2, 4, 6));
        assertEquals(
                "The mask of 2 sequences of 3 steps is an array [2, 4], not [2, 3]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> tokens.output(Nd4j.create(2, 3), false, Nd4j.create(2, 4), null))
                        .getMessage());
        Map<String, float[]> weights = Model.LSTM.weights();
        weights.remove("bias");
        assertThrows(
                IllegalArgumentException.class,
                () -> Deeplearning4jNetwork.of(Model.LSTM.spec, INPUTS, List.of(), weights));
    }

    private static void refuses(String sentence, MultiLayerNetwork network, INDArray input) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> network.output(input))
                        .getMessage());
    }
}
