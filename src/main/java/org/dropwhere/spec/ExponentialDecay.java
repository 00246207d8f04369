package org.dropwhere.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;

/**
 * Keras' {@code ExponentialDecay}: before step t, counted from 0, the learning rate is multiplied by
 * {@code decayRate^(t / decaySteps)}.
 *
 * @param decaySteps above 0
 * @param decayRate above 0
 * @param isStaircase whether the exponent is rounded down
 */
public record ExponentialDecay(int decaySteps, double decayRate, boolean isStaircase) implements Schedule {
    /** What all of these have in common. As in Keras, there are no defaults but that of staircase. */
    public static final ScheduleKind KIND = new ScheduleKind(
            "exponential",
            "Keras' ExponentialDecay",
            List.of(),
            List.of(
                    new Setting(
                            "decay-steps",
                            "steps after which the learning rate is multiplied by decay-rate once",
                            "steps",
                            Limits.whole(1, Integer.MAX_VALUE),
                            DefaultValue.none(),
                            List.of(1000)),
                    new Setting(
                            "decay-rate",
                            "what the learning rate is multiplied by in decay-steps steps",
                            "",
                            Limits.above(0),
                            DefaultValue.none(),
                            List.of(0.96)),
                    new Setting(
                            "staircase",
                            "whether the learning rate changes every decay-steps steps only",
                            "",
                            Limits.truth(),
                            DefaultValue.to(0))),
            values -> new ExponentialDecay(
                    values.whole("decay-steps"), values.real("decay-rate"), values.isTrue("staircase")));

    @Override
    public ScheduleKind kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("decay-steps", decaySteps);
        settings.put("decay-rate", decayRate);
        settings.put("staircase", isStaircase);
        return Collections.unmodifiableMap(settings);
    }

    @Override
    public LongToDoubleFunction learningRates(double initial, Monitor.History before) {
        return step -> {
            double exponent = (step - 1.0) / decaySteps;
            return initial * StrictMath.pow(decayRate, isStaircase ? Math.floor(exponent) : exponent);
        };
    }
}
