package org.dropwhere.config.check;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.SignalPath;
import org.dropwhere.spec.Variant;

/** Checks that a variant's rates do not drop nearly everything. */
final class SurvivalChecks {
    private final Settings settings;
    private final Mistakes mistakes;
    private final int layers;

    SurvivalChecks(Settings settings, ModelSpec model) {
        this.settings = settings;
        mistakes = settings.mistakes();
        layers = model.recurrent().size();
    }

    void check(Variant variant, Entry entry) {
        for (SignalPath signal : SignalPath.values()) {
            for (int layer = 1; layer <= layers; layer++) {
                checkPath(signal, layer, variant, entry);
            }
        }
        for (Placement placement : variant.placements()) {
            if (1 - placement.rate() < Noise.LEAST_SURVIVAL
                    && SignalPath.of(placement.site()).isEmpty()) {
                String path = "variants." + variant.name() + ".";
                SitePart.of(settings, "variants." + variant.name(), placement.site()).stream()
                        .findFirst()
                        .ifPresent(part -> settings.addMistake(
                                part.ratePath(),
                                path + placement.site().key() + " drops a share of " + plain(placement.rate())
                                        + "; allowed is at most " + plain(1 - Noise.LEAST_SURVIVAL)
                                        + ", so that something is left alive"));
            }
        }
    }

    private void checkPath(SignalPath signal, int layer, Variant variant, Entry entry) {
        Noise noise = Noise.on(signal, layer, variant.placements());
        if (noise.isTooMuch()) {
            String sites = variant.placements().stream()
                    .filter(placement -> signal.reaches(layer, placement.ref()))
                    .map(placement -> placement.site().key() + " " + placement.rate())
                    .collect(Collectors.joining(", "));
            mistakes.add(
                    entry.value().position(),
                    "variants." + variant.name() + " leaves a share of " + plain(noise.survival()) + " of the "
                            + signal.displayName() + (layers == 1 ? "" : " of layer " + layer) + " alive (" + sites
                            + "); allowed is at least " + plain(Noise.LEAST_SURVIVAL));
        }
    }

    private static String plain(double share) {
        return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
    }
}
