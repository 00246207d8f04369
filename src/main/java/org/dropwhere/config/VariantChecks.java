package org.dropwhere.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.config.Located.Entry;
import org.dropwhere.config.Located.Mapping;
import org.dropwhere.config.Located.Scalar;

/** Checks where variants drop: words that contradict each other, versions that never were, rates that leave nothing. */
final class VariantChecks {
    /** Keras' words and the sites that they mean. */
    private static final Map<String, Site> KERAS_WORDS =
            Map.of("dropout", Site.LSTM_INPUT, "recurrent-dropout", Site.LSTM_RECURRENT);

    private static final List<String> KERAS_VERSIONS =
            Arrays.stream(KerasVersion.values()).map(Keyed::key).toList();

    /** Where fewer than one in a thousand survive, the rest are scaled up more than a thousandfold. */
    private static final double LEAST_SURVIVAL = 0.001;

    private static final List<String> ZONEOUT_RATES = List.of("rate", "cell", "hidden");

    private final Settings settings;
    private final Mistakes mistakes;
    private final VariantAssembly assembly;

    VariantChecks(Settings settings) {
        this.settings = settings;
        this.mistakes = settings.mistakes();
        assembly = new VariantAssembly(settings);
    }

    void check() {
        Map<String, Entry> variants =
                settings.mapping("variants").map(Mapping::entries).orElse(Map.of());
        variants.forEach((name, variant) -> {
            if (variant.value() instanceof Mapping said && !mistakes.doubts("variants." + name)) {
                checkFrameworks("variants." + name, said);
                for (Site site : Site.values()) {
                    checkRate(name, site);
                }
                checkZoneout("variants." + name + ".zoneout");
            }
        });
        variants.forEach((name, variant) -> {
            if (variant.value() instanceof Mapping && !mistakes.doubts("variants." + name)) {
                checkSurvival(assembly.variant(name), variant);
            }
        });
    }

    private void checkFrameworks(String path, Mapping variant) {
        settings.mapping(path + ".keras").ifPresent(keras -> {
            checkVersion(path + ".keras");
            checkImplementation(path + ".keras");
            keras.entries().forEach((word, said) -> {
                Site site = KERAS_WORDS.get(word);
                if (site != null) {
                    variant.entry(site.key())
                            .ifPresent(again -> mistakes.add(
                                    again.key(),
                                    path + " says " + site.key() + " twice: here and in Keras' words (" + word + ") at "
                                            + said.key() + "; say it once"));
                }
            });
            variant.entry("pytorch")
                    .ifPresent(both -> mistakes.add(
                            both.key(),
                            path + " says pytorch beside keras (at "
                                    + variant.entry("keras").map(Entry::key).orElse(both.key())
                                    + "); say one of them"));
        });
    }

    private void checkVersion(String path) {
        settings.value(path + ".version").ifPresent(said -> {
            if (said instanceof Scalar scalar && KerasVersion.of(scalar.text()).isEmpty()) {
                mistakes.doubt(path + ".version");
                mistakes.add(
                        said.position(),
                        path + ".version is " + said.found() + "; allowed is " + Words.list(KERAS_VERSIONS, "or")
                                + ", or a release of Keras such as 3.10" + versionHint(scalar));
            }
        });
    }

    private static String versionHint(Scalar version) {
        if (version.text().equals("2")) {
            return "; the releases of 2 differ";
        }
        return version.json().isString() ? Words.suggestion(Words.nearest(version.text(), KERAS_VERSIONS)) : "";
    }

    private void checkImplementation(String path) {
        OptionalInt number = settings.integer(path + ".implementation");
        Optional<KerasVersion> version = assembly.keras(path).map(KerasDropout::version);
        if (number.isPresent() && version.isPresent() && !mistakes.doubts(path + ".version")) {
            int least = version.get().leastImplementation();
            if (number.getAsInt() < least) {
                tell(
                        path + ".implementation",
                        path + ".implementation is " + number.getAsInt() + "; allowed with "
                                + version.get().words() + " is " + least + " or 2");
            }
        }
    }

    private void checkRate(String name, Site site) {
        String path = "variants." + name + "." + site.key();
        settings.mapping(path).ifPresent(said -> {
            Optional<Entry> rate = said.entry("rate");
            Optional<Entry> matched = said.entry("matched-to");
            if (rate.isPresent() && matched.isPresent()) {
                mistakes.doubt(path + ".matched-to");
                mistakes.add(
                        matched.get().key(),
                        path + " says matched-to beside rate (at " + rate.get().key() + "); say one of them");
            } else if (matched.isPresent()) {
                checkMatched(name, site, path + ".matched-to");
            } else if (rate.isEmpty() && !mistakes.doubts(path + ".rate") && !mistakes.doubts(path + ".matched-to")) {
                mistakes.add(said.position(), Settings.lacks(path, List.of("rate", "matched-to")));
            }
        });
    }

    private void checkZoneout(String path) {
        settings.mapping(path).ifPresent(said -> {
            Optional<Entry> both = said.entry("rate");
            List<String> parts = List.of("cell", "hidden").stream()
                    .filter(said.entries()::containsKey)
                    .toList();
            if (both.isPresent() && !parts.isEmpty()) {
                mistakes.add(
                        both.get().key(),
                        path + " says rate, which is that of both cell and hidden, beside " + Words.list(parts, "and")
                                + "; say one or the other");
            } else if (both.isEmpty()
                    && parts.isEmpty()
                    && ZONEOUT_RATES.stream().noneMatch(key -> mistakes.doubts(path + "." + key))) {
                mistakes.add(said.position(), Settings.lacks(path, ZONEOUT_RATES));
            }
        });
    }

    private void checkMatched(String name, Site site, String path) {
        settings.text(path).flatMap(other -> wrongMatch(name, site, other)).ifPresent(sentence -> {
            tell(path, path + sentence);
            mistakes.doubt(path);
        });
    }

    /** What is wrong with a rate that is to match another variant's, if anything is. */
    private Optional<String> wrongMatch(String name, Site site, String other) {
        Optional<SignalWay> way = SignalWay.of(site);
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
                    + way.get().words() + ", but " + name + " drops there at " + Words.list(along, "and")
                    + "; allowed is one of them");
        }
        if (!mistakes.doubts("variants." + other)
                && Noise.along(way.get(), assembly.variant(other).placements()).survival() == 1) {
            return Optional.of(" names " + other + ", which drops nothing on the way of the "
                    + way.get().words() + "; allowed is a variant that does");
        }
        return Optional.empty();
    }

    /** The words of a variant that drop along a way. */
    private List<String> along(SignalWay way, String name) {
        String path = "variants." + name + ".";
        return Stream.concat(
                        KERAS_WORDS.entrySet().stream()
                                .filter(word -> way.sites().contains(word.getValue()))
                                .map(word -> "keras." + word.getKey()),
                        way.sites().stream().map(Site::key))
                .filter(key -> settings.has(path + key))
                .toList();
    }

    private void checkSurvival(Variant variant, Entry said) {
        for (SignalWay way : SignalWay.values()) {
            double survival = Noise.along(way, variant.placements()).survival();
            if (survival < LEAST_SURVIVAL) {
                String sites = variant.placements().stream()
                        .filter(placement -> way.sites().contains(placement.site()))
                        .map(placement -> placement.site().key() + " " + placement.rate())
                        .collect(Collectors.joining(", "));
                mistakes.add(
                        said.value().position(),
                        "variants." + variant.name() + " leaves a share of " + plain(survival) + " of the "
                                + way.words() + " alive (" + sites + "); allowed is at least "
                                + plain(LEAST_SURVIVAL));
            }
        }
        for (Placement placement : variant.placements()) {
            double survival = 1 - placement.rate();
            if (survival < LEAST_SURVIVAL && SignalWay.of(placement.site()).isEmpty()) {
                String path = "variants." + variant.name() + ".";
                tell(
                        assembly.saidAt(path, placement.site()),
                        path + placement.site().key() + " drops a share of " + plain(placement.rate())
                                + "; allowed is at most " + plain(1 - LEAST_SURVIVAL)
                                + ", so that something is left alive");
            }
        }
    }

    private static String plain(double share) {
        return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
    }

    private void tell(String path, String sentence) {
        settings.value(path).ifPresent(value -> mistakes.add(value.position(), sentence));
    }
}
