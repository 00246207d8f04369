package org.dropwhere.keras.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.spec.Adam;
import org.dropwhere.spec.AdamW;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.CosineDecay;
import org.dropwhere.spec.ExponentialDecay;
import org.dropwhere.spec.Nadam;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.Training;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/** An optimizer in Keras' words, with the variables that it has before its first step. */
final class SavedOptimizer {
    private static final String MOMENTUM = "momentum";
    private static final String VELOCITY = "velocity";

    private final OptimizerSpec spec;
    private final Optional<JsonNode> schedule;

    SavedOptimizer(Training training) {
        spec = training.optimizer();
        schedule = training.schedule().flatMap(each -> schedule(each, spec.learningRate()));
    }

    /** Keras' name of its class. */
    String className() {
        if (spec instanceof RmsProp) {
            return "RMSprop";
        } else if (spec instanceof Sgd) {
            return "SGD";
        } else if (spec instanceof Adam) {
            return "Adam";
        }
        return spec instanceof AdamW ? "AdamW" : "Nadam";
    }

    /** Its own name. */
    String name() {
        if (spec instanceof RmsProp) {
            return "rm_sprop";
        } else if (spec instanceof Sgd) {
            return "sgd";
        } else if (spec instanceof Adam) {
            return "adam";
        }
        return spec instanceof AdamW ? "adam_w" : "nadam";
    }

    /** Whether the learning rate is a variable, and not that of a schedule. */
    boolean hasLearningRate() {
        return schedule.isEmpty();
    }

    double learningRate() {
        return spec.learningRate();
    }

    /** {@code get_config()}. */
    ObjectNode config() {
        ObjectNode config = Json.object().put("name", name());
        config.set("learning_rate", schedule.orElseGet(() -> DoubleNode.valueOf(spec.learningRate())));
        if (spec.weightDecay() > 0 || spec instanceof AdamW) {
            config.put("weight_decay", spec.weightDecay());
        } else {
            config.putNull("weight_decay");
        }
        clipping(config, "clipnorm", Clipping.By.NORM);
        clipping(config, "global_clipnorm", Clipping.By.GLOBAL_NORM);
        clipping(config, "clipvalue", Clipping.By.VALUE);
        config.put("use_ema", false)
                .put("ema_momentum", 0.99)
                .putNull("ema_overwrite_frequency")
                .putNull("loss_scale_factor")
                .putNull("gradient_accumulation_steps");
        if (spec instanceof RmsProp rule) {
            config.put("rho", rule.rho())
                    .put(MOMENTUM, rule.momentum())
                    .put("epsilon", rule.epsilon())
                    .put("centered", rule.centered());
        } else if (spec instanceof Sgd rule) {
            config.put(MOMENTUM, rule.momentum()).put("nesterov", rule.nesterov());
        } else if (spec instanceof Adam rule) {
            moments(config, rule.beta1(), rule.beta2(), rule.epsilon()).put("amsgrad", rule.amsgrad());
        } else if (spec instanceof AdamW rule) {
            moments(config, rule.beta1(), rule.beta2(), rule.epsilon()).put("amsgrad", rule.amsgrad());
        } else if (spec instanceof Nadam rule) {
            moments(config, rule.beta1(), rule.beta2(), rule.epsilon());
        }
        return config;
    }

    private static ObjectNode moments(ObjectNode config, double beta1, double beta2, double epsilon) {
        return config.put("beta_1", beta1).put("beta_2", beta2).put("epsilon", epsilon);
    }

    private void clipping(ObjectNode config, String key, Clipping.By by) {
        if (spec.clipping().by() == by && !spec.clipping().isNone()) {
            config.put(key, spec.clipping().bound());
        } else {
            config.putNull(key);
        }
    }

    /**
     * Its variables that have the shape of a weight, in the order in which it makes them.
     *
     * @param weights their names
     */
    List<Slot> slots(List<String> weights) {
        List<Slot> slots = new ArrayList<>();
        for (List<String> together : kinds()) {
            weights.forEach(weight -> together.forEach(kind -> slots.add(new Slot(weight, kind))));
        }
        return slots;
    }

    /** Whether it has a variable more, the product of the momenta so far, which begins with 1. */
    boolean hasProduct() {
        return spec instanceof Nadam;
    }

    /** The kinds of its variables; those of one list stand side by side for each weight. */
    private List<List<String>> kinds() {
        if (spec instanceof Sgd rule) {
            return rule.momentum() == 0 ? List.of() : List.of(List.of(MOMENTUM));
        }
        if (spec instanceof RmsProp rule) {
            List<List<String>> kinds = new ArrayList<>(List.of(List.of(VELOCITY)));
            if (rule.momentum() > 0) {
                kinds.add(List.of(MOMENTUM));
            }
            if (rule.centered()) {
                kinds.add(List.of("average_gradient"));
            }
            return kinds;
        }
        boolean amsgrad =
                (spec instanceof Adam adam && adam.amsgrad()) || (spec instanceof AdamW adamW && adamW.amsgrad());
        List<String> moments = List.of(MOMENTUM, VELOCITY);
        return amsgrad ? List.of(moments, List.of("velocity_hat")) : List.of(moments);
    }

    /**
     * A variable.
     *
     * @param weight the name of the weight whose shape it has
     * @param kind what it is
     */
    record Slot(String weight, String kind) {}

    private static Optional<JsonNode> schedule(Schedule schedule, double learningRate) {
        ObjectNode config = Json.object().put("initial_learning_rate", learningRate);
        if (schedule instanceof ExponentialDecay decay) {
            config.put("decay_steps", decay.decaySteps())
                    .put("decay_rate", decay.decayRate())
                    .put("staircase", decay.isStaircase())
                    .put("name", "ExponentialDecay");
            return Optional.of(Json.of("keras.optimizers.schedules", "ExponentialDecay", config));
        }
        if (schedule instanceof CosineDecay decay) {
            config.put("decay_steps", decay.decaySteps())
                    .put("alpha", decay.alpha())
                    .put("name", "CosineDecay")
                    .putNull("warmup_target")
                    .put("warmup_steps", 0);
            return Optional.of(Json.of("keras.optimizers.schedules", "CosineDecay", config));
        }
        return Optional.empty();
    }
}
