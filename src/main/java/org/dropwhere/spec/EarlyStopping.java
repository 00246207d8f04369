package org.dropwhere.spec;

import java.io.Serializable;

/**
 * Keras' {@code EarlyStopping}: training ends when a metric has not become better for some epochs. Nothing is counted
 * along the way; what to do follows from the epochs that were trained, so that a resumed trial is the same trial.
 *
 * @param monitor the metric
 * @param patience epochs without a better value after which training ends; 0 is as 1
 * @param leastChange a value is better if it is so by more than this, at least 0
 * @param bestWeights whether the weights after training are those of the best epoch by the metric, not the last ones
 */
public record EarlyStopping(Monitor monitor, int patience, double leastChange, boolean bestWeights)
        implements Serializable {
    /** Keras' defaults. */
    public static final EarlyStopping DEFAULT = new EarlyStopping(Monitor.VALIDATION_LOSS, 0, 0, false);

    /** Takes a patience of 0 for the 1 that it is, so that both are one training. */
    public EarlyStopping {
        patience = Math.max(1, patience);
    }

    /** Whether training ends after these epochs. */
    public boolean isOver(Monitor.History history) {
        int epochs = history.of(monitor).length;
        return epochs > 1 && epochs - bestEpoch(history) >= patience;
    }

    /**
     * The last epoch, counted from 1, that was better than all before by more than the least change; the first is
     * better than none. 0 if there are no epochs.
     */
    public int bestEpoch(Monitor.History history) {
        double[] values = history.of(monitor);
        double best = monitor.worst();
        int bestEpoch = Math.min(1, values.length);
        for (int i = 0; i < values.length; i++) {
            if (monitor.isBetter(values[i], best, leastChange)) {
                best = values[i];
                bestEpoch = i + 1;
            }
        }
        return bestEpoch;
    }
}
