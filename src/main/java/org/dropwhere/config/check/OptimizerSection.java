package org.dropwhere.config.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.OptimizerKind;
import org.dropwhere.spec.OptimizerKinds;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * What an experiment file has below {@code training.optimizer}: the name of an optimizer, or a mapping with the name
 * and its settings. All that differs between optimizers comes from {@link OptimizerKind}.
 */
final class OptimizerSection {
    private static final String PATH = "training.optimizer";

    private OptimizerSection() {}

    /** Adds a mistake if a mapping does not name one optimizer, or gives it settings that contradict each other. */
    static void check(Settings settings) {
        Optional<Mapping> mapping = settings.mapping(PATH);
        if (mapping.isEmpty()) {
            return;
        }
        List<String> keys = OptimizerKinds.ALL.stream().map(OptimizerKind::key).toList();
        NamedKind.check(PATH, mapping.get(), keys, settings).forEach(key -> checkClipping(PATH + "." + key, settings));
        checkNesterov(settings);
    }

    private static void checkClipping(String path, Settings settings) {
        List<String> given = Arrays.stream(Clipping.By.values())
                .map(Clipping.By::key)
                .filter(key -> settings.has(path + "." + key))
                .toList();
        if (given.size() > 1) {
            settings.entry(path + "." + given.get(1))
                    .ifPresent(second -> settings.mistakes()
                            .add(
                                    second.key(),
                                    path + " has " + given.get(1) + " beside " + given.get(0)
                                            + "; gradients are clipped in one way: keep one of them"));
        }
    }

    /** Keras takes it and trains without any momentum, which nobody means who asks for Nesterov's. */
    private static void checkNesterov(Settings settings) {
        String path = PATH + "." + Sgd.KIND.key();
        if (settings.isTrue(path + ".nesterov")
                && settings.real(path + ".momentum").orElse(0) == 0
                && !settings.mistakes().isInvalid(path + ".momentum")) {
            settings.addMistake(
                    path + ".nesterov",
                    path + ".nesterov is true, but without a momentum it changes nothing; give momentum, for example"
                            + " 0.9, or leave nesterov out");
        }
    }

    /** The optimizer of settings without a mistake; fills in defaults. */
    static OptimizerSpec optimizer(Settings settings) {
        OptimizerKind kind = OptimizerKinds.ALL.stream()
                .filter(each -> isNamed(each.key(), settings))
                .findFirst()
                .orElse(OptimizerKinds.ALL.get(0));
        Map<String, Number> values = new HashMap<>();
        kind.settings()
                .forEach(
                        setting -> value(kind, setting, settings).ifPresent(value -> values.put(setting.key(), value)));
        return kind.factory().apply(new Values(values));
    }

    private static boolean isNamed(String key, Settings settings) {
        return settings.mapping(PATH)
                .map(mapping -> mapping.entries().containsKey(key))
                .orElseGet(() -> settings.text(PATH).filter(key::equals).isPresent());
    }

    private static Optional<Number> value(OptimizerKind kind, Setting setting, Settings settings) {
        String path = PATH + "." + kind.key() + "." + setting.key();
        if (!settings.has(path)) {
            return setting.fallback().constant();
        }
        return Optional.of(
                setting.limits().isTruth()
                        ? (Number) (settings.isTrue(path) ? 1 : 0)
                        : (Number) settings.real(path).orElseThrow());
    }
}
