package org.dropwhere.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;

/**
 * Keras 3's RMSprop: {@code s = rho s + (1 - rho) g²}, {@code w = w - learningRate g / sqrt(s + epsilon)}, s starting
 * at 0.
 *
 * @param learningRate step size
 * @param rho decay of the mean square, in [0, 1)
 * @param epsilon added inside the root
 */
public record RmsProp(double learningRate, double rho, double epsilon) implements OptimizerSpec {
    /** What all of these have in common; the values by default are Keras'. */
    public static final OptimizerKind KIND = new OptimizerKind(
            "rmsprop",
            "Keras' RMSprop",
            List.of(
                    new Setting("learning-rate", "step size", "", Limits.above(0), DefaultValue.to(0.001)),
                    new Setting(
                            "rho",
                            "decay of the mean square",
                            "",
                            Limits.from(0).below(1),
                            DefaultValue.to(0.9)),
                    new Setting("epsilon", "added inside the root", "", Limits.from(1e-20), DefaultValue.to(1e-7))),
            values -> new RmsProp(values.real("learning-rate"), values.real("rho"), values.real("epsilon")));

    @Override
    public String key() {
        return KIND.key();
    }

    @Override
    public String title() {
        return "RMSprop";
    }

    @Override
    public Map<String, Double> settings() {
        Map<String, Double> settings = new LinkedHashMap<>();
        settings.put("learning-rate", learningRate);
        settings.put("rho", rho);
        settings.put("epsilon", epsilon);
        return Collections.unmodifiableMap(settings);
    }
}
