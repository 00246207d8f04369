package org.dropwhere.spec;

import static org.dropwhere.spec.OptimizerSettings.AMSGRAD;
import static org.dropwhere.spec.OptimizerSettings.BETA_1;
import static org.dropwhere.spec.OptimizerSettings.BETA_2;
import static org.dropwhere.spec.OptimizerSettings.EPSILON;
import static org.dropwhere.spec.OptimizerSettings.LEARNING_RATE;
import static org.dropwhere.spec.OptimizerSettings.WEIGHT_DECAY;

import java.util.Map;
import org.dropwhere.spec.setting.Values;

/**
 * Keras 3's AdamW (Loshchilov and Hutter 2019): {@link Adam} with a weight decay unless another is said.
 *
 * @param learningRate step size
 * @param beta1 decay of the mean gradient, in [0, 1)
 * @param beta2 decay of the mean square, in [0, 1)
 * @param epsilon added beside the root
 * @param amsgrad whether the largest mean square so far stands in place of the last one (Reddi et al. 2018)
 * @param weightDecay decoupled, 0 or more
 * @param clipping how gradients are held small
 */
public record AdamW(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        boolean amsgrad,
        double weightDecay,
        Clipping clipping)
        implements OptimizerSpec {
    /** What all of these have in common; the values by default are Keras'. */
    public static final OptimizerKind KIND = new OptimizerKind(
            "adamw",
            "AdamW",
            OptimizerSettings.ofMoments(OptimizerSettings.weightDecay(0.004)),
            OptimizerSettings.andClipping(OptimizerSettings.truth(AMSGRAD, "whether the mean square never shrinks")),
            AdamW::of);

    private static AdamW of(Values values) {
        return new AdamW(
                values.real(LEARNING_RATE),
                values.real(BETA_1),
                values.real(BETA_2),
                values.real(EPSILON),
                values.isTrue(AMSGRAD),
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
                        BETA_1, beta1,
                        BETA_2, beta2,
                        EPSILON, epsilon,
                        AMSGRAD, OptimizerSettings.number(amsgrad),
                        WEIGHT_DECAY, weightDecay),
                clipping);
    }
}
