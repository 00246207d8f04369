package org.dropwhere.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.text.NumberText;

/** A variant as an experiment file says it. */
final class VariantText {
    private VariantText() {}

    /** Its lines below the key variants, without a comment. */
    static String of(ImportedVariant variant, ModelSpec model) {
        List<String> entries = new ArrayList<>();
        for (Site site : Site.values()) {
            List<Placement> there = variant.placements().stream()
                    .filter(placement -> placement.site() == site)
                    .toList();
            if (!there.isEmpty()) {
                entries.add(site.key() + ": " + placements(there, model.refs(site)));
            }
        }
        if (!variant.words().isEmpty()) {
            entries.add("keras: " + words(variant.words()));
        }
        return entries.isEmpty()
                ? "  " + variant.name() + ": {}\n"
                : "  " + variant.name() + ":\n"
                        + entries.stream().map(entry -> "    " + entry + "\n").collect(Collectors.joining());
    }

    /** One for all layers that have the site, or one for each that drops. */
    private static String placements(List<Placement> there, List<SiteRef> all) {
        Placement first = there.get(0);
        boolean isOne = there.size() == all.size()
                && there.stream().allMatch(each -> each.rate() == first.rate() && each.time() == first.time());
        if (isOne) {
            return isUsual(first) ? NumberText.of(first.rate()) : "{" + settings(first) + "}";
        }
        List<String> items = there.stream()
                .map(each -> "{" + settings(each) + ", layers: [" + each.ref().layer() + "]}")
                .toList();
        return items.size() == 1 ? items.get(0) : "[" + String.join(", ", items) + "]";
    }

    private static boolean isUsual(Placement placement) {
        return placement.time() == placement.site().times().get(0);
    }

    private static String settings(Placement placement) {
        return "rate: " + NumberText.of(placement.rate())
                + (isUsual(placement) ? "" : ", time: " + placement.time().key());
    }

    /** One for all layers, or one for each. */
    private static String words(List<KerasDropout> words) {
        List<String> items = words.stream().map(VariantText::words).toList();
        return items.stream().distinct().count() == 1 ? items.get(0) : "[" + String.join(", ", items) + "]";
    }

    private static String words(KerasDropout words) {
        List<String> entries = new ArrayList<>();
        if (words.dropout() > 0) {
            entries.add("dropout: " + NumberText.of(words.dropout()));
        }
        if (words.recurrentDropout() > 0) {
            entries.add("recurrent-dropout: " + NumberText.of(words.recurrentDropout()));
        }
        if (entries.isEmpty()) {
            return "{}";
        }
        words.implementation().ifPresent(number -> entries.add(0, "implementation: " + number));
        // In quotes, or 3.10 would be the number 3.1.
        entries.add(0, "version: \"" + words.written().orElse(words.version().key()) + "\"");
        return "{" + String.join(", ", entries) + "}";
    }
}
