package org.dropwhere.config.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.spec.FrameworkDropout;
import org.dropwhere.spec.FrameworkKind;
import org.dropwhere.spec.FrameworkKinds;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GivenWords;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.MatchedRate;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.SignalPath;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.setting.Setting;

/** Converts the checked settings of a variant to a record, filling in defaults; leaves out what is invalid. */
final class VariantAssembly {
    private final Settings settings;
    private final ModelSpec model;

    /**
     * For variants of a model.
     *
     * @param settings of the whole experiment
     */
    VariantAssembly(Settings settings, ModelSpec model) {
        this.settings = settings;
        this.model = model;
    }

    Variant variant(String name) {
        String path = "variants." + name;
        List<MatchedRate> matched = new ArrayList<>();
        List<Placement> named = new ArrayList<>();
        for (Site site : Site.values()) {
            for (SitePart part : SitePart.of(settings, path, site)) {
                for (SiteRef ref : part.refs(model)) {
                    matched(part.path()).ifPresent(other -> matched.add(new MatchedRate(ref, other)));
                    placement(part, ref).ifPresent(named::add);
                }
            }
        }
        return Variant.of(name, words(path), model, matched, named);
    }

    /** The words of a framework, if a variant has some. */
    private List<FrameworkDropout> words(String variant) {
        return FrameworkKinds.ALL.stream()
                .filter(kind -> settings.has(variant + "." + kind.key()))
                .findFirst()
                .map(kind -> SitePart.items(settings, variant + "." + kind.key()).stream()
                        .map(path -> words(kind, path))
                        .toList())
                .orElse(List.of());
    }

    /** The words at a path, without those that are invalid. */
    FrameworkDropout words(FrameworkKind kind, String path) {
        Map<String, Object> given = new LinkedHashMap<>();
        kind.numbers().stream()
                .map(Setting::key)
                .forEach(key -> settings.number(path + "." + key).ifPresent(number -> given.put(key, number)));
        kind.defined()
                .keySet()
                .forEach(key -> settings.value(path + "." + key)
                        .filter(Scalar.class::isInstance)
                        .map(Scalar.class::cast)
                        .ifPresent(scalar -> given.put(key, word(scalar))));
        return kind.factory().apply(new GivenWords(given));
    }

    /** A version is read as text, because as a number 3.10 would become 3.1. */
    private static Object word(Scalar scalar) {
        return scalar.json().isBoolean() ? (Object) scalar.json().booleanValue() : scalar.text();
    }

    /** The variant whose noise a site is to give. */
    Optional<String> matched(String path) {
        return settings.text(path + ".matched-to");
    }

    private Optional<Placement> placement(SitePart part, SiteRef ref) {
        String path = part.ratePath();
        double rate = settings.mapping(path).isPresent() ? rate(ref, path) : real(path);
        if (rate == 0) {
            return Optional.empty();
        }
        Site site = ref.site();
        TimeSharing usual = part.ofRows() ? TimeSharing.PER_BATCH : site.times().get(0);
        return Optional.of(new Placement(
                ref,
                rate,
                word(path + ".time", TimeSharing.class).orElse(usual),
                word(path + ".gates", GateSharing.class).orElse(site.gates().get(0))));
    }

    /** As it is written, or derived from the variant that it is to match. */
    private double rate(SiteRef ref, String path) {
        Optional<String> other = matched(path);
        Optional<SignalPath> signal = SignalPath.of(ref.site());
        return other.isPresent() && signal.isPresent()
                ? Noise.on(
                                signal.get(),
                                SignalPath.layerBehind(ref),
                                variant(other.get()).placements())
                        .rate()
                : real(path + ".rate");
    }

    private <E extends Enum<E> & Keyed> Optional<E> word(String path, Class<E> type) {
        return settings.text(path).flatMap(word -> Keyed.find(type, word));
    }

    private double real(String path) {
        return settings.number(path).map(Number::doubleValue).orElse(0.0);
    }
}
