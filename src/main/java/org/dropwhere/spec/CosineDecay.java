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
 * Keras' {@code CosineDecay} without warm-up: before step t, counted from 0, the learning rate is multiplied by
 * {@code (1 - alpha) (1 + cos(pi min(t, decaySteps) / decaySteps)) / 2 + alpha}.
 *
 * @param decaySteps above 0
 * @param alpha what is left of the learning rate in the end, in [0, 1]
 */
public record CosineDecay(int decaySteps, double alpha) implements Schedule {
    /** What all of these have in common; as in Keras, alpha alone has a default. */
    public static final ScheduleKind KIND = new ScheduleKind(
            "cosine",
            "Keras' CosineDecay",
            List.of(),
            List.of(
                    new Setting(
                            "decay-steps",
                            "steps after which the learning rate falls no further",
                            "steps",
                            Limits.whole(1, Integer.MAX_VALUE),
                            DefaultValue.none(),
                            List.of(1000)),
                    new Setting(
                            "alpha",
                            "share of the learning rate that is left in the end",
                            "",
                            Limits.from(0).upTo(1),
                            DefaultValue.to(0.0))),
            values -> new CosineDecay(values.whole("decay-steps"), values.real("alpha")));

    @Override
    public ScheduleKind kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("decay-steps", decaySteps);
        settings.put("alpha", alpha);
        return Collections.unmodifiableMap(settings);
    }

    @Override
    public LongToDoubleFunction learningRates(double initial, Monitor.History before) {
        return step -> {
            double done = Math.min(step - 1.0, decaySteps) / decaySteps;
            return initial * ((1 - alpha) * (1 + StrictMath.cos(Math.PI * done)) / 2 + alpha);
        };
    }
}
