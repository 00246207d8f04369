package org.dropwhere.spec;

import java.io.Serializable;
import java.util.Map;
import org.dropwhere.spec.setting.Values;

/**
 * An update rule with its settings, and what Keras' optimizers do beside the rule. A further optimizer is a further
 * record with a constant {@code KIND}, named here ({@link OptimizerKinds} lists what this interface permits), and a
 * line where {@code network} looks up what computes it.
 */
public sealed interface OptimizerSpec extends Serializable permits RmsProp, Adam, AdamW, Nadam, Sgd {

    /** What all optimizers of this kind have in common. */
    OptimizerKind kind();

    /** The values of the kind's settings; those without a value are not there. */
    Values values();

    /** Step size, above 0; of the first step where a schedule changes it. */
    double learningRate();

    /**
     * The share of every weight, biases and embeddings too, that a step takes away for each unit of the learning rate
     * (Loshchilov and Hutter 2019, decoupled weight decay); 0 or more.
     */
    double weightDecay();

    /** How gradients are held small. */
    Clipping clipping();

    /** Its name in experiment files. */
    default String key() {
        return kind().key();
    }

    /** Its name in sentences. */
    default String title() {
        return kind().name();
    }

    /**
     * Its settings by their names in experiment files, each a {@link Double} or a {@link Boolean}, in a fixed order,
     * which the ids of trials depend on. Those that not every description has are there only where they differ from
     * their default.
     */
    default Map<String, Object> settings() {
        return kind().described(values());
    }
}
