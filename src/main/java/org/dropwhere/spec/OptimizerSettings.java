package org.dropwhere.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/** Settings that several optimizers have. */
final class OptimizerSettings {
    static final String LEARNING_RATE = "learning-rate";
    static final String BETA_1 = "beta-1";
    static final String BETA_2 = "beta-2";
    static final String EPSILON = "epsilon";
    static final String AMSGRAD = "amsgrad";
    static final String WEIGHT_DECAY = "weight-decay";

    private OptimizerSettings() {}

    /** The step size, which every optimizer has. */
    static Setting learningRate(double fallback) {
        return new Setting(LEARNING_RATE, "step size", "", Limits.above(0), DefaultValue.to(fallback));
    }

    /** What every optimizer can be given beside its rule. */
    static Setting weightDecay(double fallback) {
        return new Setting(
                WEIGHT_DECAY,
                "share of every weight that a step takes away, by the learning rate",
                "",
                Limits.from(0),
                DefaultValue.to(fallback));
    }

    /** How fast something that is averaged over steps is forgotten. */
    static Setting decay(String key, String title, double fallback) {
        return new Setting(key, title, "", Limits.from(0).below(1), DefaultValue.to(fallback));
    }

    /**
     * What is added to a root of a mean square. Mean squares are kept to 2^-124, whose root counts nothing beside the
     * smallest of these.
     */
    static Setting epsilonBesideRoot() {
        return new Setting(EPSILON, "added beside the root", "", Limits.from(1e-12), DefaultValue.to(1e-7));
    }

    /** Settings of a rule that keeps a mean gradient and a mean square, then others that are always written. */
    static List<Setting> ofMoments(Setting... own) {
        List<Setting> rule = List.of(
                learningRate(0.001),
                decay(BETA_1, "decay of the mean gradient", 0.9),
                decay(BETA_2, "decay of the mean square", 0.999),
                epsilonBesideRoot());
        return Stream.concat(rule.stream(), Stream.of(own)).toList();
    }

    /** What is true or false, and false where it is not said. */
    static Setting truth(String key, String title) {
        return new Setting(key, title, "", Limits.truth(), DefaultValue.to(0));
    }

    /** Settings of an optimizer's own, then how it clips. */
    static List<Setting> andClipping(Setting... own) {
        return Stream.concat(Stream.of(own), Clipping.SETTINGS.stream()).toList();
    }

    /** Values of an optimizer's own settings, and how it clips. */
    static Values values(Map<String, Number> own, Clipping clipping) {
        Map<String, Number> all = new HashMap<>(own);
        all.putAll(clipping.values());
        return new Values(all);
    }

    /** A truth value as a number. */
    static Number number(boolean truth) {
        return truth ? 1 : 0;
    }
}
