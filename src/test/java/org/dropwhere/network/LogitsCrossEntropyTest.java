package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.dropwhere.spec.metric.CrossEntropy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LogitsCrossEntropyTest {
    private static final float[] LOGITS = {0, 0.5f, -0.5f, 3, -3, 12, -12, 100, -100, 1e4f, -1e4f};

    private static INDArray equalWeights() {
        return column(labels(1));
    }

    @BeforeAll
    static void loadNd4j() {
        Backend.prepare();
    }

    private static INDArray column(float... values) {
        return Nd4j.createFromArray(values).reshape(values.length, 1);
    }

    private static float[] labels(float label) {
        float[] labels = new float[LOGITS.length];
        Arrays.fill(labels, label);
        return labels;
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
    @ValueSource(floats = {0, 1})
    void gradientsAreSigmoidLessLabel(float label) {
        INDArray gradient = new LogitsCrossEntropy()
                .computeGradient(column(labels(label)), column(LOGITS), new ActivationIdentity(), equalWeights());

        float[] actual = Floats.copyOf(gradient);
        for (int i = 0; i < LOGITS.length; i++) {
            double expected = 1 / (1 + Math.exp(-LOGITS[i])) - label;
            assertTrue(Float.isFinite(actual[i]), "gradient of logit " + LOGITS[i]);
            assertEquals(expected, actual[i], 1e-6, "gradient of logit " + LOGITS[i]);
        }
    }

    @Test
    void scoresAreTheSumOrTheMeanOverTheBatch() {
        double sum = 0;
        for (float logit : LOGITS) {
            sum += CrossEntropy.of(logit, 1);
        }
        LogitsCrossEntropy loss = new LogitsCrossEntropy();
        INDArray ones = column(labels(1));

        assertEquals(sum, loss.computeScore(ones, column(LOGITS), new ActivationIdentity(), equalWeights(), false));
        assertEquals(
                sum / LOGITS.length,
                loss.computeScore(ones, column(LOGITS), new ActivationIdentity(), equalWeights(), true));
    }

    /** Keras' class_weight: the products are divided by their number, not by the sum of the weights. */
    @Test
    void aMaskOfTheLabelsWeighsLossesAndGradients() {
        LogitsCrossEntropy loss = new LogitsCrossEntropy();
        INDArray labels = column(1, 0, 1);
        INDArray logits = column(0.5f, 2, -1);
        INDArray weights = column(2, 0.5f, 1);
        double sum = 2 * CrossEntropy.of(0.5, 1) + 0.5 * CrossEntropy.of(2, 0) + CrossEntropy.of(-1, 1);
        float[] equal =
                Floats.copyOf(loss.computeGradient(labels, logits.dup(), new ActivationIdentity(), equalTo(1, 3)));

        assertEquals(sum / 3, loss.computeScore(labels, logits, new ActivationIdentity(), weights, true), 1e-12);
        assertArrayEquals(
                new float[] {2 * equal[0], 0.5f * equal[1], equal[2]},
                Floats.copyOf(loss.computeGradient(labels, logits.dup(), new ActivationIdentity(), weights)));
    }

    private static INDArray equalTo(float weight, int count) {
        float[] weights = new float[count];
        Arrays.fill(weights, weight);
        return column(weights);
    }
}
