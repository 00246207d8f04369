package org.dropwhere.config.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.KerasRelease;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.Site;
import org.dropwhere.text.Words;

/** Checks dropout that a variant gives in the words of Keras or PyTorch: unknown versions, and sites given twice. */
final class FrameworkChecks {
    private static final List<String> KERAS_VERSIONS =
            Arrays.stream(KerasVersion.values()).map(Keyed::key).toList();

    private final Settings settings;
    private final Mistakes mistakes;
    private final VariantAssembly assembly;

    FrameworkChecks(Settings settings, VariantAssembly assembly) {
        this.settings = settings;
        mistakes = settings.mistakes();
        this.assembly = assembly;
    }

    void check(String path, Mapping variant) {
        settings.mapping(path + ".keras").ifPresent(keras -> {
            checkVersion(path + ".keras");
            checkImplementation(path + ".keras");
            keras.entries().forEach((word, given) -> {
                Site site = KerasDropout.SITES_BY_KEY.get(word);
                if (site != null) {
                    variant.entry(site.key())
                            .ifPresent(again -> mistakes.add(
                                    again.key(),
                                    path + " gives " + site.key() + " twice: here and in Keras' words (" + word
                                            + ") at " + given.key() + "; give it once"));
                }
            });
            variant.entry("pytorch")
                    .ifPresent(both -> mistakes.add(
                            both.key(),
                            path + " has both keras (at "
                                    + variant.entry("keras").map(Entry::key).orElse(both.key())
                                    + ") and pytorch; give one"));
        });
    }

    private void checkVersion(String path) {
        settings.value(path + ".version").ifPresent(given -> {
            if (given instanceof Scalar scalar && KerasRelease.of(scalar.text()).isEmpty()) {
                mistakes.markInvalid(path + ".version");
                mistakes.add(
                        given.position(),
                        path + ".version is " + given.found() + "; allowed is " + Words.list(KERAS_VERSIONS, "or")
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
        if (number.isPresent() && version.isPresent() && !mistakes.isInvalid(path + ".version")) {
            int least = version.get().leastImplementation();
            if (number.getAsInt() < least) {
                settings.addMistake(
                        path + ".implementation",
                        path + ".implementation is " + number.getAsInt() + "; allowed with "
                                + version.get().displayName() + " is " + least + " or 2");
            }
        }
    }
}
