package org.dropwhere.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.dropwhere.spec.setting.Choice;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;

/**
 * Keras' {@code ReduceLROnPlateau}: the learning rate is multiplied by a factor when a metric has not become better.
 *
 * @param monitor the metric
 * @param factor in (0, 1)
 * @param patience epochs without a better value after which it is multiplied; 0 is as 1
 * @param leastChange a value is better if it is so by more than this, at least 0
 * @param cooldown epochs after a multiplication during which none is counted
 * @param leastLearningRate below which it does not go
 */
public record ReduceOnPlateau(
        Monitor monitor, double factor, int patience, double leastChange, int cooldown, double leastLearningRate)
        implements Schedule {
    private static final int MOST_EPOCHS = 100_000;

    /** What all of these have in common; the values by default are Keras'. */
    public static final ScheduleKind KIND = new ScheduleKind(
            "reduce-on-plateau",
            "Keras' ReduceLROnPlateau",
            List.of(Choice.of(
                    "monitor", "metric after each epoch that is watched", Monitor.class, Monitor.VALIDATION_LOSS)),
            List.of(
                    new Setting(
                            "factor",
                            "what the learning rate is multiplied by",
                            "",
                            Limits.above(0).below(1),
                            DefaultValue.to(0.1)),
                    new Setting(
                            "patience",
                            "epochs without a better value after which the learning rate is multiplied",
                            "epochs",
                            Limits.whole(0, MOST_EPOCHS),
                            DefaultValue.to(10)),
                    new Setting(
                            "least-change",
                            "a value is better if it is so by more than this",
                            "",
                            Limits.from(0),
                            DefaultValue.to(1e-4)),
                    new Setting(
                            "cooldown",
                            "epochs after a multiplication during which none is counted",
                            "epochs",
                            Limits.whole(0, MOST_EPOCHS),
                            DefaultValue.to(0)),
                    new Setting(
                            "least-learning-rate",
                            "below which the learning rate does not go",
                            "",
                            Limits.from(0),
                            DefaultValue.to(0.0))),
            values -> new ReduceOnPlateau(
                    values.monitor("monitor"),
                    values.real("factor"),
                    values.whole("patience"),
                    values.real("least-change"),
                    values.whole("cooldown"),
                    values.real("least-learning-rate")));

    /** Takes a patience of 0 for the 1 that it is, so that both are one training. */
    public ReduceOnPlateau {
        patience = Math.max(1, patience);
    }

    @Override
    public ScheduleKind kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("monitor", monitor.key());
        settings.put("factor", factor);
        settings.put("patience", patience);
        settings.put("least-change", leastChange);
        settings.put("cooldown", cooldown);
        settings.put("least-learning-rate", leastLearningRate);
        return Collections.unmodifiableMap(settings);
    }

    @Override
    public LongToDoubleFunction learningRates(double initial, Monitor.History before) {
        double reached = after(initial, before.of(monitor));
        return step -> reached;
    }

    /** The learning rate after some epochs. Like Keras, the epoch in which a cooldown ends counts already. */
    private double after(double initial, double[] values) {
        double learningRate = initial;
        double best = monitor.worst();
        int wait = 0;
        int cooling = 0;
        for (double value : values) {
            if (cooling > 0) {
                cooling--;
                wait = 0;
            }
            if (monitor.isBetter(value, best, leastChange)) {
                best = value;
                wait = 0;
            } else if (cooling == 0) {
                wait++;
                if (wait >= patience && learningRate > leastLearningRate) {
                    learningRate = Math.max(learningRate * factor, leastLearningRate);
                    cooling = cooldown;
                    wait = 0;
                }
            }
        }
        return learningRate;
    }
}
