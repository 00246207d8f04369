package org.dropwhere.spec;

import static org.dropwhere.spec.OptimizerSettings.LEARNING_RATE;
import static org.dropwhere.spec.OptimizerSettings.WEIGHT_DECAY;

import java.util.List;
import java.util.Map;
import org.dropwhere.spec.setting.Values;

/**
 * Keras 3's SGD: {@code w = w - learningRate g}; with momentum {@code m = momentum m - learningRate g}, {@code w = w +
 * m}, m starting at 0, or Nesterov's {@code w = w + momentum m - learningRate g} with the new m (Sutskever et al.
 * 2013).
 *
 * @param learningRate step size
 * @param momentum share of a step that the next one takes again, in [0, 1)
 * @param nesterov whether the momentum is Nesterov's
 * @param weightDecay decoupled, 0 or more
 * @param clipping how gradients are held small
 */
public record Sgd(double learningRate, double momentum, boolean nesterov, double weightDecay, Clipping clipping)
        implements OptimizerSpec {
    private static final String MOMENTUM = "momentum";
    private static final String NESTEROV = "nesterov";

    /** What all of these have in common; the values by default are Keras'. */
    public static final OptimizerKind KIND = new OptimizerKind(
            "sgd",
            "SGD",
            List.of(OptimizerSettings.learningRate(0.01)),
            OptimizerSettings.andClipping(
                    OptimizerSettings.decay(MOMENTUM, "share of a step that the next one takes again", 0),
                    OptimizerSettings.truth(NESTEROV, "whether the momentum is Nesterov's"),
                    OptimizerSettings.weightDecay(0)),
            Sgd::of);

    /**
     * Refuses what would do nothing.
     *
     * @throws IllegalArgumentException if it is Nesterov's momentum of 0; the message is a clause
     */
    public Sgd {
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("nesterov is true without a momentum");
        }
    }

    private static Sgd of(Values values) {
        return new Sgd(
                values.real(LEARNING_RATE),
                values.real(MOMENTUM),
                values.isTrue(NESTEROV),
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
                        MOMENTUM, momentum,
                        NESTEROV, OptimizerSettings.number(nesterov),
                        WEIGHT_DECAY, weightDecay),
                clipping);
    }
}
