package org.dropwhere.config.check;

import java.util.Map;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;

/** Checks where variants drop. */
final class VariantChecks {
    private final Settings settings;

    VariantChecks(Settings settings) {
        this.settings = settings;
    }

    void check() {
        Map<String, Entry> variants =
                settings.mapping("variants").map(Mapping::entries).orElse(Map.of());
        VariantAssembly assembly = new VariantAssembly(settings);
        FrameworkChecks frameworks = new FrameworkChecks(settings, assembly);
        RateChecks rates = new RateChecks(settings, assembly);
        variants.forEach((name, variant) -> {
            if (variant.value() instanceof Mapping mapping && !isInvalid(name)) {
                frameworks.check("variants." + name, mapping);
                rates.check(name);
            }
        });
        // Last, since a rate that cannot be derived from another variant has been marked as invalid by now.
        SurvivalChecks survival = new SurvivalChecks(settings, assembly);
        variants.forEach((name, variant) -> {
            if (variant.value() instanceof Mapping && !isInvalid(name)) {
                survival.check(assembly.variant(name), variant);
            }
        });
    }

    private boolean isInvalid(String name) {
        return settings.mistakes().isInvalid("variants." + name);
    }
}
