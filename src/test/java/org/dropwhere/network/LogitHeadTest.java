package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.metric.CrossEntropy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogitHeadTest {
    private static final float[] LOGITS = {0, 0.5f, -0.5f, 3, -3, 12, -12, 100, -100, 1e4f, -1e4f};

    /** A head that gives what it reads, one number of each sequence. */
    private static LogitHead identity() {
        LogitHead head = new LogitHead(1);
        head.setWeights(new float[] {1}, 0);
        return head;
    }

    private static int[] labels(int label, int count) {
        int[] labels = new int[count];
        Arrays.fill(labels, label);
        return labels;
    }

    /** The gradient of the logits, after a step of an identity. */
    private static float[] gradient(LogitHead identity, float[] logits, int[] labels, LabelWeights weights) {
        float[] gradient = new float[logits.length];
        identity.begin(labels, weights);
        identity.backward(0, logits.length, logits, gradient);
        return gradient;
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "0.3, 0", "0.3, 1", "-4, 0", "-4, 1", "12, 0", "12, 1"})
    void theLossIsMinusTheLogarithmOfTheRightAnswersProbability(double logit, int label) {
        double probability = 1 / (1 + Math.exp(-logit));

        double expected = -Math.log(label == 1 ? probability : 1 - probability);

        assertEquals(expected, CrossEntropy.of(logit, label), 1e-9 * expected);
    }

    /** A wrong answer costs its logit, a right one nothing: no probability was clipped on the way. */
    @ParameterizedTest
    @ValueSource(doubles = {100, 1e4, 1e30})
    void extremeLogitsCostWhatTheyShould(double logit) {
        assertEquals(logit, CrossEntropy.of(logit, 0));
        assertEquals(logit, CrossEntropy.of(-logit, 1));
        assertEquals(0, CrossEntropy.of(logit, 1), 1e-40);
        assertEquals(0, CrossEntropy.of(-logit, 0), 1e-40);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aLogitThatIsNotFiniteHasALossThatIsNot(double logit) {
        assertFalse(Double.isFinite(CrossEntropy.of(logit, 0)) && Double.isFinite(CrossEntropy.of(logit, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void gradientsAreSigmoidLessLabel(int label) {
        float[] actual = gradient(identity(), LOGITS, labels(label, LOGITS.length), LabelWeights.EQUAL);

        for (int i = 0; i < LOGITS.length; i++) {
            double expected = 1 / (1 + Math.exp(-LOGITS[i])) - label;
            assertTrue(Float.isFinite(actual[i]), "gradient of logit " + LOGITS[i]);
            assertEquals(expected, actual[i], 1e-6, "gradient of logit " + LOGITS[i]);
        }
    }

    @Test
    void theLossIsTheMeanOverTheBatch() {
        double sum = 0;
        for (float logit : LOGITS) {
            sum += CrossEntropy.of(logit, 1);
        }
        LogitHead head = identity();
        gradient(head, LOGITS, labels(1, LOGITS.length), LabelWeights.EQUAL);

        assertEquals(sum / LOGITS.length, head.meanLoss());
    }

    /** Keras' class_weight: the products are divided by their number, not by the sum of the weights. */
    @Test
    void labelWeightsWeighLossesAndGradients() {
        int[] labels = {1, 0, 1};
        float[] logits = {0.5f, 2, -1};
        double sum = 2 * CrossEntropy.of(0.5, 1) + 0.5 * CrossEntropy.of(2, 0) + 2 * CrossEntropy.of(-1, 1);
        LogitHead head = identity();
        float[] equal = gradient(head, logits, labels, LabelWeights.EQUAL);

        float[] weighted = gradient(head, logits, labels, new LabelWeights(0.5, 2));

        assertArrayEquals(new float[] {2 * equal[0], 0.5f * equal[1], 2 * equal[2]}, weighted, 1e-7f);
        assertEquals(sum / 3, head.meanLoss(), 1e-12);
    }

    /** Chunks come in any order, and gradients of the weights are those of the whole batch. */
    @Test
    void chunksInAnyOrderMakeTheSameBatch() {
        int features = 3;
        int[] labels = {1, 0, 0, 1, 1};
        float[] outputs = {1, -2, 0.5f, 0, 3, 1, -1, -1, 2, 0.25f, 0, -3, 2, 2, -0.5f};
        LogitHead whole = new LogitHead(features);
        LogitHead inChunks = new LogitHead(features);
        float[] gradient = new float[outputs.length];
        float[] gradientOfFirst = new float[2 * features];
        float[] gradientOfRest = new float[3 * features];
        for (LogitHead head : new LogitHead[] {whole, inChunks}) {
            head.setWeights(new float[] {0.5f, -1, 0.25f}, 0.125f);
            head.begin(labels, LabelWeights.EQUAL);
        }

        whole.backward(0, 5, outputs, gradient);
        inChunks.backward(2, 3, Arrays.copyOfRange(outputs, 2 * features, outputs.length), gradientOfRest);
        inChunks.backward(0, 2, Arrays.copyOf(outputs, 2 * features), gradientOfFirst);

        assertArrayEquals(Arrays.copyOf(gradient, 2 * features), gradientOfFirst);
        assertArrayEquals(Arrays.copyOfRange(gradient, 2 * features, gradient.length), gradientOfRest);
        assertArrayEquals(gradients(whole, features), gradients(inChunks, features));
        assertEquals(whole.meanLoss(), inChunks.meanLoss());
    }

    private static float[] gradients(LogitHead head, int features) {
        float[] sums = new float[features + 1];
        head.addGradientsTo(sums, 0, features);
        return sums;
    }
}
