package org.dropwhere.spec;

import static org.dropwhere.spec.OptimizerSettings.BETA_1;
import static org.dropwhere.spec.OptimizerSettings.BETA_2;
import static org.dropwhere.spec.OptimizerSettings.EPSILON;
import static org.dropwhere.spec.OptimizerSettings.LEARNING_RATE;
import static org.dropwhere.spec.OptimizerSettings.WEIGHT_DECAY;

import java.util.Map;
import org.dropwhere.spec.setting.Values;

/**
 * Keras 3's Nadam (Dozat 2016): {@link Adam} with Nesterov's momentum. With {@code u(t) = beta1 (1 - 0.96^t / 2)} and
 * {@code P(t) = u(1) u(2) ... u(t)}, {@code n = u(t + 1) m / (1 - P(t + 1)) + (1 - u(t)) g / (1 - P(t))}, {@code w = w
 * - learningRate n / (sqrt(v / (1 - beta2^t)) + epsilon)} in step t.
 *
 * @param learningRate step size
 * @param beta1 decay of the mean gradient, in [0, 1)
 * @param beta2 decay of the mean square, in [0, 1)
 * @param epsilon added beside the root
 * @param weightDecay decoupled, 0 or more
 * @param clipping how gradients are held small
 */
public record Nadam(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, Clipping clipping)
        implements OptimizerSpec {
    /** What all of these have in common; the values by default are Keras'. */
    public static final OptimizerKind KIND = new OptimizerKind(
            "nadam",
            "Nadam",
            OptimizerSettings.ofMoments(),
            OptimizerSettings.andClipping(OptimizerSettings.weightDecay(0)),
            Nadam::of);

    private static Nadam of(Values values) {
        return new Nadam(
                values.real(LEARNING_RATE),
                values.real(BETA_1),
                values.real(BETA_2),
                values.real(EPSILON),
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
                        WEIGHT_DECAY, weightDecay),
                clipping);
    }
}
