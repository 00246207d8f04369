package org.dropwhere.network;

import org.dropwhere.spec.Adam;
import org.dropwhere.spec.AdamW;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.Nadam;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;
import tools.jackson.databind.JsonNode;

/** Keras' optimizers, as golden cases write them. */
final class GoldenOptimizer {
    private GoldenOptimizer() {}

    static OptimizerSpec of(JsonNode optimizer) {
        JsonNode config = optimizer.get("config");
        double rate = config.get("learning_rate").asDouble();
        double decay = config.path("weight_decay").asDouble(0);
        Clipping clipping = clipping(config);
        return switch (optimizer.get("class_name").stringValue()) {
            case "SGD" ->
                new Sgd(
                        rate,
                        config.get("momentum").asDouble(),
                        // Keras takes no notice of it without a momentum.
                        config.get("nesterov").booleanValue()
                                && config.get("momentum").asDouble() > 0,
                        decay,
                        clipping);
            case "RMSprop" ->
                new RmsProp(
                        rate,
                        config.get("rho").asDouble(),
                        config.get("epsilon").asDouble(),
                        config.get("momentum").asDouble(),
                        config.get("centered").booleanValue(),
                        decay,
                        clipping);
            case "Adam" ->
                new Adam(
                        rate,
                        config.get("beta_1").asDouble(),
                        config.get("beta_2").asDouble(),
                        config.get("epsilon").asDouble(),
                        config.get("amsgrad").booleanValue(),
                        decay,
                        clipping);
            case "AdamW" ->
                new AdamW(
                        rate,
                        config.get("beta_1").asDouble(),
                        config.get("beta_2").asDouble(),
                        config.get("epsilon").asDouble(),
                        config.get("amsgrad").booleanValue(),
                        decay,
                        clipping);
            case "Nadam" ->
                new Nadam(
                        rate,
                        config.get("beta_1").asDouble(),
                        config.get("beta_2").asDouble(),
                        config.get("epsilon").asDouble(),
                        decay,
                        clipping);
            default -> throw new AssertionError("The program has no optimizer for " + optimizer);
        };
    }

    private static Clipping clipping(JsonNode config) {
        for (Clipping.By by : Clipping.By.values()) {
            JsonNode bound = config.path(by.key().replace("clip-", "clip").replace('-', '_'));
            if (bound.isNumber()) {
                return new Clipping(by, bound.doubleValue());
            }
        }
        return Clipping.NONE;
    }
}
