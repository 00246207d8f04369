package org.dropwhere.config.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.spec.OptimizerKind;
import org.dropwhere.spec.OptimizerKinds;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * What an experiment file has below {@code training.optimizer}: the name of an optimizer, or a mapping with the name
 * and its settings. All that differs between optimizers comes from {@link OptimizerKind}.
 */
final class OptimizerSection {
    private static final String PATH = "training.optimizer";

    private OptimizerSection() {}

    /** Adds a mistake if a mapping does not name one optimizer. */
    static void check(Settings settings) {
        Optional<Mapping> mapping = settings.mapping(PATH);
        if (mapping.isEmpty()) {
            return;
        }
        List<String> keys = OptimizerKinds.ALL.stream().map(OptimizerKind::key).toList();
        List<String> named =
                keys.stream().filter(mapping.get().entries()::containsKey).toList();
        if (named.isEmpty()
                && keys.stream().noneMatch(key -> settings.mistakes().isInvalid(PATH + "." + key))) {
            settings.mistakes().add(mapping.get().position(), Settings.lacks(PATH, keys));
        } else if (named.size() > 1) {
            Entry second = mapping.get().entry(named.get(1)).orElseThrow();
            settings.mistakes()
                    .add(
                            second.key(),
                            PATH + " names " + named.get(1) + " beside " + named.get(0) + "; name one of them");
        }
    }

    /** The optimizer of settings without a mistake; fills in defaults. */
    static OptimizerSpec optimizer(Settings settings) {
        OptimizerKind kind = OptimizerKinds.ALL.stream()
                .filter(each -> isNamed(each.key(), settings))
                .findFirst()
                .orElse(OptimizerKinds.ALL.get(0));
        return kind.factory()
                .apply(new Values(kind.settings().stream()
                        .collect(Collectors.toMap(Setting::key, setting -> value(kind, setting, settings)))));
    }

    private static boolean isNamed(String key, Settings settings) {
        return settings.mapping(PATH)
                .map(mapping -> mapping.entries().containsKey(key))
                .orElseGet(() -> settings.text(PATH).filter(key::equals).isPresent());
    }

    private static Number value(OptimizerKind kind, Setting setting, Settings settings) {
        double fallback = setting.fallback().constant().orElseThrow().doubleValue();
        return settings.real(PATH + "." + kind.key() + "." + setting.key()).orElse(fallback);
    }
}
