package org.dropwhere.config.check;

import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.ModelSpec;

/** Checks where variants drop. */
final class VariantChecks {
    private final Settings settings;
    private final PretrainedFiles files;

    VariantChecks(Settings settings, PretrainedFiles files) {
        this.settings = settings;
        this.files = files;
    }

    void check() {
        Map<String, Entry> variants =
                settings.mapping("variants").map(Mapping::entries).orElse(Map.of());
        Optional<ModelSpec> model = ModelSection.complete(settings, files);
        // In place of a model with mistakes one of which none follows.
        ModelSpec assumed = model.orElse(ModelSpec.lstm(1, 1, false));
        VariantAssembly assembly = new VariantAssembly(settings, assumed);
        FrameworkChecks frameworks = new FrameworkChecks(settings, assembly, model);
        Optional<SiteChecks> sites = model.map(there -> new SiteChecks(settings, there));
        RateChecks rates = new RateChecks(settings, assembly, model);
        variants.forEach((name, variant) -> {
            if (variant.value() instanceof Mapping mapping && !isInvalid(name)) {
                frameworks.check("variants." + name, mapping);
                rates.check(name);
                sites.ifPresent(each -> each.check("variants." + name));
            }
        });
        // Last, since a rate that cannot be derived from another variant has been marked as invalid by now.
        SurvivalChecks survival = new SurvivalChecks(settings, assumed);
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
