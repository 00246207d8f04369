package org.dropwhere.config.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.KerasRelease;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.MatchedRate;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.PyTorchDropout;
import org.dropwhere.spec.SignalPath;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Variant;

/** Converts the checked settings of a variant to a record, filling in defaults; leaves out what is invalid. */
final class VariantAssembly {
    private final Settings settings;

    VariantAssembly(Settings settings) {
        this.settings = settings;
    }

    Variant variant(String name) {
        String path = "variants." + name + ".";
        List<MatchedRate> matched = new ArrayList<>();
        List<Placement> named = new ArrayList<>();
        for (Site site : Site.values()) {
            matched(path + site.key()).ifPresent(other -> matched.add(new MatchedRate(site, other)));
            placement(site, pathOf(path, site)).ifPresent(named::add);
        }
        return Variant.of(name, keras(path + "keras"), pyTorch(path + "pytorch"), matched, named);
    }

    Optional<KerasDropout> keras(String path) {
        return settings.mapping(path)
                .map(words -> new KerasDropout(
                        release(path + ".version")
                                .flatMap(KerasRelease::of)
                                .map(KerasRelease::version)
                                .orElse(KerasVersion.KERAS_3),
                        release(path + ".version").filter(VariantAssembly::isNoKey),
                        settings.integer(path + ".implementation"),
                        real(path + ".dropout"),
                        real(path + ".recurrent-dropout")));
    }

    /** Reads the version as text, because as a number 3.10 would become 3.1. */
    private Optional<String> release(String path) {
        return settings.value(path).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
    }

    private static boolean isNoKey(String release) {
        return Arrays.stream(KerasVersion.values())
                .noneMatch(version -> version.key().equals(release));
    }

    private Optional<PyTorchDropout> pyTorch(String path) {
        return settings.mapping(path).map(words -> new PyTorchDropout(real(path + ".dropout")));
    }

    /** The variant whose noise a site is to give. */
    Optional<String> matched(String path) {
        return settings.text(path + ".matched-to");
    }

    /** The path of a site's rate: that of the site itself, or of the one above it, which holds for all below. */
    String pathOf(String variant, Site site) {
        String own = variant + site.key();
        int dot = site.key().indexOf('.');
        return dot < 0 || settings.has(own) ? own : variant + site.key().substring(0, dot);
    }

    private Optional<Placement> placement(Site site, String path) {
        return settings.value(path).flatMap(node -> {
            double rate = node instanceof Mapping ? rate(site, path) : real(path);
            return rate == 0
                    ? Optional.empty()
                    : Optional.of(new Placement(
                            site,
                            rate,
                            word(path + ".time", TimeSharing.class)
                                    .orElse(site.times().get(0)),
                            word(path + ".gates", GateSharing.class)
                                    .orElse(site.gates().get(0))));
        });
    }

    /** As it is written, or derived from the variant that it is to match. */
    private double rate(Site site, String path) {
        Optional<String> other = matched(path);
        Optional<SignalPath> signal = SignalPath.of(site);
        return other.isPresent() && signal.isPresent()
                ? Noise.on(signal.get(), variant(other.get()).placements()).rate()
                : real(path + ".rate");
    }

    private <E extends Enum<E> & Keyed> Optional<E> word(String path, Class<E> type) {
        return settings.text(path).flatMap(word -> Keyed.find(type, word));
    }

    private double real(String path) {
        return settings.number(path).map(Number::doubleValue).orElse(0.0);
    }
}
