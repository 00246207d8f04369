package org.dropwhere.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Monitor.History NO_EPOCHS = monitor -> new double[0];

    /**
     * Of NumPy 2.4.6 by the formulas of Keras' documentation, whose steps count from 0: 0.01, 0.96, 1000, alpha 0.1.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 0.01, 0.01, 0.01",
        "1, 0.00999959178838686, 0.01, 0.009999977793408362",
        "500, 0.009797958971132711, 0.01, 0.0055000000000000005",
        "999, 0.009600391899146393, 0.01, 0.001000022206591638",
        "1000, 0.0096, 0.0096, 0.001",
        "2500, 0.009029798987795908, 0.009216, 0.001"
    })
    void followsTheStep(int kerasStep, double smooth, double staircase, double cosine) {
        assertEquals(smooth, at(new ExponentialDecay(1000, 0.96, false), kerasStep), 1e-15);
        assertEquals(staircase, at(new ExponentialDecay(1000, 0.96, true), kerasStep), 1e-15);
        assertEquals(cosine, at(new CosineDecay(1000, 0.1), kerasStep), 1e-15);
    }

    private static double at(Schedule schedule, int kerasStep) {
        return schedule.learningRates(0.01, NO_EPOCHS).applyAsDouble(kerasStep + 1L);
    }

    /** What Keras 3's ReduceLROnPlateau does epoch by epoch, with the state that it keeps. */
    private static final class KerasCallback {
        private final ReduceOnPlateau settings;
        private double learningRate;
        private double best;
        private int wait;
        private int cooldownCounter;
        private int reductions;

        KerasCallback(ReduceOnPlateau settings, double learningRate) {
            this.settings = settings;
            this.learningRate = learningRate;
            best = settings.monitor() == Monitor.VALIDATION_ACCURACY
                    ? Double.NEGATIVE_INFINITY
                    : Double.POSITIVE_INFINITY;
        }

        private boolean inCooldown() {
            return cooldownCounter > 0;
        }

        void onEpochEnd(double current) {
            if (inCooldown()) {
                cooldownCounter -= 1;
                wait = 0;
            }
            boolean better = settings.monitor() == Monitor.VALIDATION_ACCURACY
                    ? current - settings.leastChange() > best
                    : current + settings.leastChange() < best;
            if (better) {
                best = current;
                wait = 0;
            } else if (!inCooldown()) {
                wait += 1;
                if (wait >= settings.patience() && learningRate > settings.leastLearningRate()) {
                    learningRate = Math.max(learningRate * settings.factor(), settings.leastLearningRate());
                    cooldownCounter = settings.cooldown();
                    wait = 0;
                    reductions++;
                }
            }
        }
    }

    @Test
    void fallsWhereKerasCallbackLetsItFall() {
        Random random = new Random(1);
        int reductions = 0;
        for (int run = 0; run < 2000; run++) {
            ReduceOnPlateau plateau = new ReduceOnPlateau(
                    List.of(Monitor.values()).get(random.nextInt(3)),
                    0.5,
                    random.nextInt(4),
                    random.nextInt(3) * 0.1,
                    random.nextInt(4),
                    random.nextInt(2) * 0.003);
            double[] values =
                    random.ints(25, 0, 8).mapToDouble(whole -> whole / 8.0).toArray();
            KerasCallback keras = new KerasCallback(plateau, 0.02);
            for (int epoch = 0; epoch < values.length; epoch++) {
                keras.onEpochEnd(values[epoch]);
                double[] soFar = Arrays.copyOf(values, epoch + 1);
                assertEquals(
                        keras.learningRate,
                        plateau.learningRates(0.02, monitor -> soFar).applyAsDouble(7),
                        plateau + " " + Arrays.toString(soFar));
            }
            reductions += keras.reductions;
        }
        assertTrue(reductions > 2000, reductions + " reductions");
    }

    @Test
    void everyKindHasTheSettingsThatItsSchedulesTell() {
        List<Schedule> schedules = List.of(
                new ExponentialDecay(10, 0.9, true),
                new CosineDecay(10, 0),
                new ReduceOnPlateau(Monitor.LOSS, 0.5, 3, 0, 0, 0));
        assertEquals(ScheduleKinds.ALL, schedules.stream().map(Schedule::kind).toList());
        for (Schedule schedule : schedules) {
            assertEquals(
                    schedule.kind().names(), List.copyOf(schedule.settings().keySet()));
        }
    }
}
