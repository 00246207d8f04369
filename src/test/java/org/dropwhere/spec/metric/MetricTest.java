package org.dropwhere.spec.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
    /** With ties, among them one of both labels, and a logit of 0. */
    private static final Answers ANSWERS = new Answers(
            new double[] {2.5, -1.0, 0.25, 0.25, -3.0, 0.0, 1.5, -0.5, 4.0, -2.0, 0.25, -1.0},
            new int[] {1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1});

    /**
     * Of scikit-learn 1.9.1: accuracy_score, log_loss, roc_auc_score, f1_score, precision_score, recall_score,
     * brier_score_loss. The calibration error is that of Guo et al.'s published code, rewritten with NumPy: bins
     * {@code (confidence > lower) & (confidence <= upper)} of {@code linspace(0, 1, 16)}.
     */
    @ParameterizedTest
    @CsvSource({
        "ACCURACY, 0.5833333333333334",
        "LOSS, 0.6037945085185712",
        "AUC, 0.7285714285714285",
        "F1, 0.6153846153846154",
        "PRECISION, 0.6666666666666666",
        "RECALL, 0.5714285714285714",
        "BRIER_SCORE, 0.2195514620693513",
        "CALIBRATION_ERROR, 0.2480078872650944"
    })
    void hasTheValuesOfScikitLearn(Metric metric, double expected) {
        assertEquals(expected, metric.of(ANSWERS).orElseThrow(), 1e-15);
    }

    @Test
    void theAucIsTheShareOfPairsInTheRightOrder() {
        Random random = new Random(1);
        for (int run = 0; run < 50; run++) {
            int size = 2 + random.nextInt(40);
            double[] logits =
                    random.ints(size, -4, 5).mapToDouble(whole -> whole / 4.0).toArray();
            int[] labels = random.ints(size, 0, 2).toArray();
            double pairs = 0;
            double right = 0;
            for (int one = 0; one < size; one++) {
                for (int zero = 0; zero < size; zero++) {
                    if (labels[one] == 1 && labels[zero] == 0) {
                        pairs++;
                        right += (Math.signum(logits[one] - logits[zero]) + 1) / 2;
                    }
                }
            }
            OptionalDouble expected = pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(right / pairs);
            assertEquals(expected, Metric.AUC.of(new Answers(logits, labels)));
        }
    }

    @Test
    void bothZerosAreOneTie() {
        assertEquals(OptionalDouble.of(0.5), Metric.AUC.of(new Answers(new double[] {-0.0, 0.0}, new int[] {0, 1})));
        assertEquals(OptionalDouble.of(0.5), Metric.AUC.of(new Answers(new double[] {-0.0, 0.0}, new int[] {1, 0})));
    }

    /** A sigmoid of 40 and one of 50 are both 1 in 64 bits. */
    @Test
    void surenessIsNoTie() {
        assertEquals(OptionalDouble.of(1), Metric.AUC.of(new Answers(new double[] {40, 50}, new int[] {0, 1})));
    }

    @Test
    void oneLabelAloneHasNoAuc() {
        assertEquals(OptionalDouble.empty(), Metric.AUC.of(new Answers(new double[] {1, 2}, new int[] {1, 1})));
    }

    /** As zero_division=0 in scikit-learn. */
    @Test
    void sharesOfNothingAreZero() {
        Answers negative = new Answers(new double[] {-1, -2}, new int[] {1, 0});
        assertEquals(OptionalDouble.of(0), Metric.PRECISION.of(negative));
        assertEquals(OptionalDouble.of(0), Metric.F1.of(negative));
        Answers withoutPositive = new Answers(new double[] {-1, -2}, new int[] {0, 0});
        assertEquals(OptionalDouble.of(0), Metric.RECALL.of(withoutPositive));
        assertEquals(OptionalDouble.of(0), Metric.F1.of(withoutPositive));
    }

    @Test
    void surenessThatIsRightIsPerfect() {
        Answers perfect = new Answers(new double[] {800, -800}, new int[] {1, 0});
        for (Metric metric : Metric.values()) {
            assertEquals(metric.perfect(), metric.of(perfect).orElseThrow(), metric.key());
            assertTrue(metric.most() >= metric.perfect());
        }
    }

    /** What guessing 0.5 of two equally frequent labels has. */
    @Test
    void knowsWhatGuessingGives() {
        assertEquals(0.5, Metric.ACCURACY.ofGuessing(0.5).orElseThrow());
        assertEquals(Math.log(2), Metric.LOSS.ofGuessing(0.5).orElseThrow(), 1e-15);
        assertEquals(0.25, Metric.BRIER_SCORE.ofGuessing(0.5).orElseThrow());
        assertEquals(0.5, Metric.AUC.ofGuessing(0.9).orElseThrow());
        assertEquals(OptionalDouble.empty(), Metric.CALIBRATION_ERROR.ofGuessing(0.5));
    }

    @Test
    void everyAnswerNeedsALabel() {
        assertThrows(IllegalArgumentException.class, () -> new Answers(new double[2], new int[1]));
    }
}
