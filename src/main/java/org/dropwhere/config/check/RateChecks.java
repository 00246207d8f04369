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
                        path + " has both rate (at " + rate.get().key() + ") and matched-to; give one");
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
                        path + " has both rate, which sets cell and hidden, and " + Words.list(parts, "and")
                                + "; give one or the other");
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
        Optional<SignalPath> path = SignalPath.of(site);
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
        List<String> matchedToo = path.get().sites().stream()
                .map(Site::key)
                .filter(key -> assembly.matched("variants." + other + "." + key).isPresent())
                .toList();
        if (!matchedToo.isEmpty()) {
            return Optional.of(" names " + other + ", whose rate is matched itself; allowed is a variant with rates");
        }
        List<String> sites = along(path.get(), name);
        if (sites.size() > 1) {
            return Optional.of(" gives one site the noise of all on the "
                    + path.get().displayName() + " path, but " + name + " drops there at " + Words.list(sites, "and")
                    + "; allowed is one of them");
        }
        if (!mistakes.isInvalid("variants." + other)
                && Noise.on(path.get(), assembly.variant(other).placements()).survival() == 1) {
            return Optional.of(" names " + other + ", which drops nothing on the "
                    + path.get().displayName() + " path; allowed is a variant that does");
        }
        return Optional.empty();
    }

    /** The keys of a variant that drop along a path. */
    private List<String> along(SignalPath path, String name) {
        String variant = "variants." + name + ".";
        return Stream.concat(
                        KerasDropout.SITES_BY_KEY.entrySet().stream()
                                .filter(word -> path.sites().contains(word.getValue()))
                                .map(word -> "keras." + word.getKey()),
                        path.sites().stream().map(Site::key))
                .filter(key -> settings.has(variant + key))
                .toList();
    }
}
