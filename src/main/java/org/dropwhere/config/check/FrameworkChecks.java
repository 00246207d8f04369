package org.dropwhere.config.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.config.yaml.Located.Entry;
import org.dropwhere.config.yaml.Located.Mapping;
import org.dropwhere.config.yaml.Located.Scalar;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.KerasRelease;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.Site;
import org.dropwhere.text.Words;

/** Checks what a variant says in the words of frameworks: versions that never were, and what is said twice. */
final class FrameworkChecks {
    private static final List<String> KERAS_VERSIONS =
            Arrays.stream(KerasVersion.values()).map(Keyed::key).toList();

    private final Settings settings;
    private final Mistakes mistakes;
    private final VariantAssembly assembly;

    FrameworkChecks(Settings settings) {
        this.settings = settings;
        mistakes = settings.mistakes();
        assembly = new VariantAssembly(settings);
    }

    void check(String path, Mapping variant) {
        settings.mapping(path + ".keras").ifPresent(keras -> {
            checkVersion(path + ".keras");
            checkImplementation(path + ".keras");
            keras.entries().forEach((word, said) -> {
                Site site = KerasDropout.WORDS.get(word);
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
            if (said instanceof Scalar scalar && KerasRelease.of(scalar.text()).isEmpty()) {
                mistakes.doubt(path + ".version");
                mistakes.add(
                        said.position(),
                        path + ".version is " + said.found() + "; allowed is " + Words.list(KERAS_VERSIONS, "or")
                                + ", or a release such as 3.10, 2.2.4-tf or tensorflow-2.3" + versionHint(scalar));
            }
        });
    }

    private static String versionHint(Scalar version) {
        String hint = KerasRelease.hint(version.text());
        if (!hint.isEmpty()) {
            return hint;
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

    private void tell(String path, String sentence) {
        settings.value(path).ifPresent(value -> mistakes.add(value.position(), sentence));
    }
}
