package org.dropwhere.config.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.spec.KerasDropout;
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

    RateChecks(Settings settings, VariantAssembly assembly) {
        this.settings = settings;
        mistakes = settings.mistakes();
        this.assembly = assembly;
    }

    void check(String name) {
        for (Site site : Site.values()) {
            checkRate(name, site);
        }
        checkZoneout("variants." + name + ".zoneout");
    }

    private void checkRate(String name, Site site) {
        String path = "variants." + name + "." + site.key();
        settings.mapping(path).ifPresent(mapping -> {
            Optional<Entry> rate = mapping.entry("rate");
            Optional<Entry> matched = mapping.entry("matched-to");
            if (rate.isPresent() && matched.isPresent()) {
                mistakes.markInvalid(path + ".matched-to");
                mistakes.add(
                        matched.get().key(),
                        path + " says matched-to beside rate (at " + rate.get().key() + "); say one of them");
            } else if (matched.isPresent()) {
                checkMatched(name, site, path + ".matched-to");
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
                        path + " says rate, which is that of both cell and hidden, beside " + Words.list(parts, "and")
                                + "; say one or the other");
            } else if (both.isEmpty()
                    && parts.isEmpty()
                    && ZONEOUT_RATES.stream().noneMatch(key -> mistakes.isInvalid(path + "." + key))) {
                mistakes.add(mapping.position(), Settings.lacks(path, ZONEOUT_RATES));
            }
        });
    }

    private void checkMatched(String name, Site site, String path) {
        settings.text(path).flatMap(other -> wrongMatch(name, site, other)).ifPresent(sentence -> {
            settings.addMistake(path, path + sentence);
            mistakes.markInvalid(path);
        });
    }

    /** What is wrong with a rate that is to match another variant's, if anything is. */
    private Optional<String> wrongMatch(String name, Site site, String other) {
        Optional<SignalPath> way = SignalPath.of(site);
        if (way.isEmpty()) {
            return Optional.of(
                    " is at a site that is on no way to the gates, so that there is no noise to match; allowed"
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
        List<String> matchedToo = way.get().sites().stream()
                .map(Site::key)
                .filter(key -> assembly.matched("variants." + other + "." + key).isPresent())
                .toList();
        if (!matchedToo.isEmpty()) {
            return Optional.of(" names " + other + ", whose rate is matched itself; allowed is a variant with rates");
        }
        List<String> along = along(way.get(), name);
        if (along.size() > 1) {
            return Optional.of(" gives one site the noise of all on the way of the "
                    + way.get().displayName() + ", but " + name + " drops there at " + Words.list(along, "and")
                    + "; allowed is one of them");
        }
        if (!mistakes.isInvalid("variants." + other)
                && Noise.on(way.get(), assembly.variant(other).placements()).survival() == 1) {
            return Optional.of(" names " + other + ", which drops nothing on the way of the "
                    + way.get().displayName() + "; allowed is a variant that does");
        }
        return Optional.empty();
    }

    /** The words of a variant that drop along a way. */
    private List<String> along(SignalPath way, String name) {
        String path = "variants." + name + ".";
        return Stream.concat(
                        KerasDropout.SITES_BY_KEY.entrySet().stream()
                                .filter(word -> way.sites().contains(word.getValue()))
                                .map(word -> "keras." + word.getKey()),
                        way.sites().stream().map(Site::key))
                .filter(key -> settings.has(path + key))
                .toList();
    }
}
