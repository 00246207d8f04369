package org.dropwhere.config.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.spec.FrameworkKind;
import org.dropwhere.spec.FrameworkKinds;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.SignalPath;
import org.dropwhere.spec.Site;
import org.dropwhere.text.Words;

/** Checks how the rates of a variant's sites are given, and those that are to match another variant's. */
final class RateChecks {
    private static final List<String> ZONEOUT_RATES = List.of("rate", "cell", "hidden");

    private final Settings settings;
    private final Mistakes mistakes;
    private final VariantAssembly assembly;
    private final Optional<ModelSpec> model;

    /**
     * For the variants of an experiment.
     *
     * @param model absent if it has mistakes, of which others are not to follow
     */
    RateChecks(Settings settings, VariantAssembly assembly, Optional<ModelSpec> model) {
        this.settings = settings;
        mistakes = settings.mistakes();
        this.assembly = assembly;
        this.model = model;
    }

    void check(String name) {
        String variant = "variants." + name;
        for (Site site : Site.values()) {
            if (!site.isZoneout()) {
                SitePart.of(settings, variant, site).forEach(part -> checkRate(name, part));
            }
        }
        SitePart.items(settings, variant + ".zoneout").forEach(this::checkZoneout);
    }

    private void checkRate(String name, SitePart part) {
        String path = part.path();
        settings.mapping(path).ifPresent(mapping -> {
            Optional<Entry> rate = mapping.entry("rate");
            Optional<Entry> matched = mapping.entry("matched-to");
            if (rate.isPresent() && matched.isPresent()) {
                mistakes.markInvalid(path + ".matched-to");
                mistakes.add(
                        matched.get().key(),
                        path + " has both rate (at " + rate.get().key() + ") and matched-to; give one");
            } else if (matched.isPresent()) {
                checkMatched(name, part, path + ".matched-to");
            } else if (rate.isEmpty()
                    && !mistakes.isInvalid(path + ".rate")
                    && !mistakes.isInvalid(path + ".matched-to")) {
                mistakes.add(mapping.position(), Settings.lacks(path, List.of("rate", "matched-to")));
            }
        });
    }

    private void checkZoneout(String path) {
        settings.mapping(path).ifPresent(mapping -> {
            Optional<Entry> both = mapping.entry("rate");
            List<String> parts = List.of("cell", "hidden").stream()
                    .filter(mapping.entries()::containsKey)
                    .toList();
            if (both.isPresent() && !parts.isEmpty()) {
                mistakes.add(
                        both.get().key(),
                        path + " has both rate, which sets cell and hidden, and " + Words.list(parts, "and")
                                + "; give one or the other");
            } else if (both.isEmpty()
                    && parts.isEmpty()
                    && ZONEOUT_RATES.stream().noneMatch(key -> mistakes.isInvalid(path + "." + key))) {
                mistakes.add(mapping.position(), Settings.lacks(path, ZONEOUT_RATES));
            }
        });
    }

    private void checkMatched(String name, SitePart part, String path) {
        settings.text(path).flatMap(other -> wrongMatch(name, part, other)).ifPresent(sentence -> {
            settings.addMistake(path, path + sentence);
            mistakes.markInvalid(path);
        });
    }

    /** What is wrong with a rate that is to match another variant's, if anything is. */
    private Optional<String> wrongMatch(String name, SitePart part, String other) {
        Optional<SignalPath> path = SignalPath.of(part.resolved());
        if (path.isEmpty()) {
            return Optional.of(
                    " is at a site that is on no path to the gates, so that there is no noise to match; allowed"
                            + " is a rate");
        }
        List<String> others = settings.mapping("variants").stream()
                .flatMap(variants -> variants.entries().keySet().stream())
                .filter(variant -> !variant.equals(name))
                .toList();
        if (!others.contains(other)) {
            return Optional.of(" is the text " + Words.quoted(other) + "; allowed is the name of another variant"
                    + (others.isEmpty() ? "" : ": " + Words.list(others, "or"))
                    + Words.suggestion(Words.nearest(other, others)));
        }
        boolean matchedToo = path.get().sites().stream()
                .flatMap(site -> SitePart.of(settings, "variants." + other, site).stream())
                .anyMatch(each -> assembly.matched(each.path()).isPresent());
        if (matchedToo) {
            return Optional.of(" names " + other + ", whose rate is matched itself; allowed is a variant with rates");
        }
        return model.flatMap(there -> part.refs(there).stream()
                .flatMap(ref -> wrongMatch(name, path.get(), SignalPath.layerBehind(ref), other, there).stream())
                .findFirst());
    }

    /** The same for the gates of one layer. */
    private Optional<String> wrongMatch(String name, SignalPath path, int layer, String other, ModelSpec there) {
        String where = path.displayName() + " path" + (there.recurrent().size() == 1 ? "" : " of layer " + layer);
        List<String> sites = along(path, layer, name, there);
        if (sites.size() > 1) {
            return Optional.of(" gives one site the noise of all on the " + where + ", but " + name + " drops there at "
                    + Words.list(sites, "and") + "; allowed is one of them");
        }
        if (!mistakes.isInvalid("variants." + other)
                && Noise.on(path, layer, assembly.variant(other).placements()).survival() == 1) {
            return Optional.of(
                    " names " + other + ", which drops nothing on the " + where + "; allowed is a variant that does");
        }
        return Optional.empty();
    }

    /** The keys of a variant that drop along a path to the gates of a layer. */
    private List<String> along(SignalPath path, int layer, String name, ModelSpec there) {
        String variant = "variants." + name;
        Stream<String> words = FrameworkKinds.ALL.stream()
                .filter(kind -> settings.has(variant + "." + kind.key()))
                .flatMap(kind -> kind.sites().entrySet().stream()
                        .filter(word -> settings.has(wordsOf(variant, kind, layer) + "." + word.getKey())
                                && word.getValue().stream()
                                        .flatMap(site -> there.refs(site).stream())
                                        .anyMatch(ref -> path.reaches(layer, ref)))
                        .map(word -> kind.key() + "." + word.getKey())
                        .sorted());
        Stream<String> named = path.sites().stream()
                .flatMap(site -> SitePart.of(settings, variant, site).stream())
                .filter(part -> part.refs(there).stream().anyMatch(ref -> path.reaches(layer, ref)))
                .map(part -> part.path().substring(variant.length() + 1));
        return Stream.concat(words, named).toList();
    }

    /** The path of a layer's words. */
    private String wordsOf(String variant, FrameworkKind kind, int layer) {
        List<String> items = SitePart.items(settings, variant + "." + kind.key());
        return items.size() == 1 ? items.get(0) : variant + "." + kind.key() + "." + layer;
    }
}
