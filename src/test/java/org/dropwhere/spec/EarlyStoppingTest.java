package org.dropwhere.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    /** What Keras 3's callback of this name does epoch by epoch, with the state that it keeps. */
    private static final class KerasCallback {
        private final EarlyStopping settings;
        private double best;
        private int wait;
        private int bestEpoch;
        private boolean isStopped;

        KerasCallback(EarlyStopping settings) {
            this.settings = settings;
            best = settings.monitor() == Monitor.VALIDATION_ACCURACY
                    ? Double.NEGATIVE_INFINITY
                    : Double.POSITIVE_INFINITY;
        }

        /** @param epoch counted from 0 */
        void onEpochEnd(int epoch, double current) {
            wait++;
            boolean better = settings.monitor() == Monitor.VALIDATION_ACCURACY
                    ? current - settings.leastChange() > best
                    : current + settings.leastChange() < best;
            if (better) {
                best = current;
                bestEpoch = epoch;
                wait = 0;
                return;
            }
            if (wait >= settings.patience() && epoch > 0) {
                isStopped = true;
            }
        }
    }

    @Test
    void endsWhereKerasCallbackEnds() {
        Random random = new Random(1);
        int stopped = 0;
        for (int run = 0; run < 2000; run++) {
            EarlyStopping stopping = new EarlyStopping(
                    List.of(Monitor.values()).get(random.nextInt(3)),
                    random.nextInt(5),
                    random.nextInt(3) * 0.1,
                    random.nextBoolean());
            double[] values =
                    random.ints(20, 0, 8).mapToDouble(whole -> whole / 8.0).toArray();
            KerasCallback keras = new KerasCallback(stopping);
            for (int epoch = 0; epoch < values.length && !keras.isStopped; epoch++) {
                keras.onEpochEnd(epoch, values[epoch]);
                double[] soFar = Arrays.copyOf(values, epoch + 1);
                assertEquals(
                        keras.isStopped, stopping.isOver(monitor -> soFar), stopping + " " + Arrays.toString(soFar));
                assertEquals(keras.bestEpoch + 1, stopping.bestEpoch(monitor -> soFar));
                stopped += keras.isStopped ? 1 : 0;
            }
        }
        assertTrue(stopped > 1000, stopped + " of 2000 stopped");
    }

    @Test
    void asksForItsMonitor() {
        EarlyStopping stopping = new EarlyStopping(Monitor.VALIDATION_ACCURACY, 1, 0, true);
        Monitor.History history =
                monitor -> monitor == Monitor.VALIDATION_ACCURACY ? new double[] {0.5, 0.6} : new double[] {1, 2};
        assertFalse(stopping.isOver(history));
        assertTrue(new EarlyStopping(Monitor.LOSS, 1, 0, true).isOver(history));
    }

    @Test
    void nothingIsOverBeforeItBegins() {
        assertFalse(EarlyStopping.DEFAULT.isOver(monitor -> new double[0]));
        assertFalse(EarlyStopping.DEFAULT.isOver(monitor -> new double[] {1}));
        assertEquals(0, EarlyStopping.DEFAULT.bestEpoch(monitor -> new double[0]));
    }
}
