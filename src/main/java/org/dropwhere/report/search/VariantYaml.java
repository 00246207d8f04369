package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.spec.FrameworkDropout;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.Variant;
import org.dropwhere.text.NumberText;

/** A variant as an experiment file says it, in a framework's words where it was given in them, to be pasted. */
final class VariantYaml {
    private VariantYaml() {}

    /** The section of variants with it alone, in lines. */
    static String of(Variant variant, ModelSpec model) {
        List<String> entries = new ArrayList<>();
        variant.words().stream()
                .findFirst()
                .ifPresent(first -> entries.add(first.kind().key() + ": " + words(variant.words())));
        List<Placement> named = new ArrayList<>(variant.placements());
        named.removeAll(variant.fromWords(model));
        for (Site site : Site.values()) {
            List<Placement> there = at(site, named);
            if (!there.isEmpty() && !site.isZoneout()) {
                entries.add(site.key() + ": " + placements(there, model.refs(site)));
            }
        }
        zoneout(named, model).ifPresent(text -> entries.add("zoneout: " + text));
        String name = "variants:\n  " + variant.name() + ":";
        return entries.isEmpty()
                ? name + " {}\n"
                : name + "\n"
                        + entries.stream().map(entry -> "    " + entry + "\n").collect(Collectors.joining());
    }

    /** Those of every recurrent layer, or a list of those of each. */
    private static String words(List<FrameworkDropout> byLayer) {
        List<String> items = byLayer.stream().map(VariantYaml::words).toList();
        return items.size() == 1 ? items.get(0) : "[" + String.join(", ", items) + "]";
    }

    private static String words(FrameworkDropout dropout) {
        Stream<String> version = dropout instanceof KerasDropout keras
                        && (keras.written().isPresent() || keras.version() != KerasVersion.KERAS_3)
                ? Stream.of(
                        // A text, as 3.10 would be read as the number 3.1.
                        "version: \"" + keras.written().orElse(keras.version().key()) + "\"")
                : Stream.of();
        return Stream.concat(
                        version,
                        dropout.words().entrySet().stream()
                                .map(word -> word.getKey() + ": "
                                        + (word.getValue() instanceof Double rate
                                                ? NumberText.of(rate)
                                                : word.getValue())))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static List<Placement> at(Site site, List<Placement> placements) {
        return placements.stream().filter(placement -> placement.site() == site).toList();
    }

    /** Of both states below one key. */
    private static Optional<String> zoneout(List<Placement> named, ModelSpec model) {
        List<String> everywhere = new ArrayList<>();
        List<String> byLayer = new ArrayList<>();
        for (Site site : List.of(Site.ZONEOUT_CELL, Site.ZONEOUT_HIDDEN)) {
            String key = site == Site.ZONEOUT_CELL ? "cell: " : "hidden: ";
            List<Placement> there = at(site, named);
            boolean isOne = isOne(there, model.refs(site));
            there.stream().limit(isOne ? 1 : there.size()).forEach(each -> {
                String rate = key + NumberText.of(each.rate());
                everywhere.addAll(isOne ? List.of(rate) : List.of());
                byLayer.add("{" + rate + ", layers: " + (isOne ? layers(there) : layers(List.of(each))) + "}");
            });
        }
        if (byLayer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                everywhere.size() == byLayer.size()
                        ? "{" + String.join(", ", everywhere) + "}"
                        : "[" + String.join(", ", byLayer) + "]");
    }

    private static String layers(List<Placement> there) {
        return there.stream().map(each -> each.ref().layer()).toList().toString();
    }

    private static boolean isOne(List<Placement> there, List<SiteRef> all) {
        return there.size() == all.size() && there.stream().allMatch(each -> isLike(there.get(0), each));
    }

    /** One for all layers that have the site, or one for each that drops. */
    private static String placements(List<Placement> there, List<SiteRef> all) {
        Placement first = there.get(0);
        if (isOne(there, all)) {
            return isUsual(first) ? NumberText.of(first.rate()) : "{" + settings(first) + "}";
        }
        List<String> items = there.stream()
                .map(each -> "{" + settings(each) + ", layers: " + layers(List.of(each)) + "}")
                .toList();
        return items.size() == 1 ? items.get(0) : "[" + String.join(", ", items) + "]";
    }

    private static boolean isLike(Placement one, Placement other) {
        return one.rate() == other.rate() && one.time() == other.time() && one.gates() == other.gates();
    }

    private static boolean isUsual(Placement placement) {
        Site site = placement.site();
        return placement.time() == site.times().get(0)
                && placement.gates() == site.gates().get(0);
    }

    private static String settings(Placement placement) {
        Site site = placement.site();
        return "rate: " + NumberText.of(placement.rate())
                + (placement.time() == site.times().get(0)
                        ? ""
                        : ", time: " + placement.time().key())
                + (placement.gates() == site.gates().get(0)
                        ? ""
                        : ", gates: " + placement.gates().key());
    }
}
