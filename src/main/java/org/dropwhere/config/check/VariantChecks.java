package org.dropwhere.config.check;

import java.util.Map;
import org.dropwhere.config.yaml.Located.Entry;
import org.dropwhere.config.yaml.Located.Mapping;
import org.dropwhere.config.yaml.Settings;

/** Checks where variants drop. */
final class VariantChecks {
    private final Settings settings;

    VariantChecks(Settings settings) {
        this.settings = settings;
    }

    void check() {
        Map<String, Entry> variants =
                settings.mapping("variants").map(Mapping::entries).orElse(Map.of());
        FrameworkChecks frameworks = new FrameworkChecks(settings);
        RateChecks rates = new RateChecks(settings);
        variants.forEach((name, variant) -> {
            if (variant.value() instanceof Mapping said && !doubts(name)) {
                frameworks.check("variants." + name, said);
                rates.check(name);
            }
        });
        // Only now is it known which rates can be derived.
        VariantAssembly assembly = new VariantAssembly(settings);
        SurvivalChecks survival = new SurvivalChecks(settings);
        variants.forEach((name, variant) -> {
            if (variant.value() instanceof Mapping && !doubts(name)) {
                survival.check(assembly.variant(name), variant);
            }
        });
    }

    private boolean doubts(String name) {
        return settings.mistakes().doubts("variants." + name);
    }
}
