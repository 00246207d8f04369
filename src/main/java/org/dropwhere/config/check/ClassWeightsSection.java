package org.dropwhere.config.check;

import java.util.Map;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.BalancedWeights;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.LabelWeights;

/**
 * What an experiment file has at {@code training.class-weights}: a weight for each label, or the word balanced or none.
 */
final class ClassWeightsSection {
    private static final String PATH = "training.class-weights";
    private static final String ZERO = "0";
    private static final String ONE = "1";
    private static final String BALANCED = "balanced";

    private ClassWeightsSection() {}

    /** Adds a mistake if a label has no weight. */
    static void check(Settings settings) {
        settings.require(PATH, ZERO, ONE);
    }

    /** The weights of settings without a mistake. */
    static ClassWeights weights(Settings settings) {
        if (settings.mapping(PATH).isPresent()) {
            return new LabelWeights(
                    settings.real(PATH + "." + ZERO).orElseThrow(),
                    settings.real(PATH + "." + ONE).orElseThrow());
        }
        return settings.text(PATH).filter(BALANCED::equals).isPresent() ? new BalancedWeights() : ClassWeights.NONE;
    }

    /** The value from which these weights would be read. */
    static Object written(ClassWeights weights) {
        return weights instanceof LabelWeights given ? Map.of(ZERO, given.ofZero(), ONE, given.ofOne()) : BALANCED;
    }
}
