package org.dropwhere.spec;

import static org.dropwhere.spec.OptimizerSettings.EPSILON;
import static org.dropwhere.spec.OptimizerSettings.LEARNING_RATE;
import static org.dropwhere.spec.OptimizerSettings.WEIGHT_DECAY;

import java.util.List;
import java.util.Map;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * Keras 3's RMSprop (Tieleman and Hinton 2012): {@code s = rho s + (1 - rho) g²}, {@code w = w - learningRate g /
 * sqrt(s + epsilon)}, s starting at 0.
 *
 * @param learningRate step size
 * @param rho decay of the mean square, in [0, 1)
 * @param epsilon added inside the root
 * @param momentum share of a step that the next one takes again, in [0, 1)
 * @param centered whether the variance of the gradients stands in place of their mean square
 * @param weightDecay decoupled, 0 or more
 * @param clipping how gradients are held small
 */
public record RmsProp(
        double learningRate,
        double rho,
        double epsilon,
        double momentum,
        boolean centered,
        double weightDecay,
        Clipping clipping)
        implements OptimizerSpec {
    private static final String RHO = "rho";
    private static final String MOMENTUM = "momentum";
    private static final String CENTERED = "centered";

    /** What all of these have in common; the values by default are Keras'. */
    public static final OptimizerKind KIND = new OptimizerKind(
            "rmsprop",
            "RMSprop",
            List.of(
                    OptimizerSettings.learningRate(0.001),
                    OptimizerSettings.decay(RHO, "decay of the mean square", 0.9),
                    new Setting(EPSILON, "added inside the root", "", Limits.from(1e-20), DefaultValue.to(1e-7))),
            OptimizerSettings.andClipping(
                    OptimizerSettings.decay(MOMENTUM, "share of a step that the next one takes again", 0),
                    OptimizerSettings.truth(CENTERED, "whether gradients are scaled by their variance"),
                    OptimizerSettings.weightDecay(0)),
            RmsProp::of);

    /** Without momentum, not centered, and nothing beside the rule. */
    public RmsProp(double learningRate, double rho, double epsilon) {
        this(learningRate, rho, epsilon, 0, false, 0, Clipping.NONE);
    }

    private static RmsProp of(Values values) {
        return new RmsProp(
                values.real(LEARNING_RATE),
                values.real(RHO),
                values.real(EPSILON),
                values.real(MOMENTUM),
                values.isTrue(CENTERED),
                values.real(WEIGHT_DECAY),
                Clipping.of(values));
    }

    @Override
    public OptimizerKind kind() {
        return KIND;
    }

    @Override
    public Values values() {
        return OptimizerSettings.values(
                Map.of(
                        LEARNING_RATE, learningRate,
                        RHO, rho,
                        EPSILON, epsilon,
                        MOMENTUM, momentum,
                        CENTERED, OptimizerSettings.number(centered),
                        WEIGHT_DECAY, weightDecay),
                clipping);
    }
}
