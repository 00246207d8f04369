package org.dropwhere.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keras 3's RMSprop: {@code s = rho s + (1 - rho) g²}, {@code w = w - learningRate g / sqrt(s + epsilon)}, s starting
 * at 0.
 *
 * @param learningRate step size
 * @param rho decay of the mean square, in [0, 1)
 * @param epsilon added inside the root
 */
public record RmsProp(double learningRate, double rho, double epsilon) implements OptimizerSpec {
    @Override
    public String key() {
        return "rmsprop";
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
