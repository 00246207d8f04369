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
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.spec.FrameworkDropout;
import org.dropwhere.spec.FrameworkKind;
import org.dropwhere.spec.FrameworkKinds;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.KerasRelease;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/**
 * Checks dropout that a variant gives in the words of a framework: two frameworks, layers that there are not, unknown
 * versions, words that the model does not allow, and sites given twice.
 */
final class FrameworkChecks {
    private static final List<String> KERAS_VERSIONS =
            Arrays.stream(KerasVersion.values()).map(Keyed::key).toList();

    private final Settings settings;
    private final Mistakes mistakes;
    private final VariantAssembly assembly;
    private final Optional<ModelSpec> model;

    /**
     * For the variants of an experiment.
     *
     * @param model absent if it has mistakes, of which others are not to follow
     */
    FrameworkChecks(Settings settings, VariantAssembly assembly, Optional<ModelSpec> model) {
        this.settings = settings;
        mistakes = settings.mistakes();
        this.assembly = assembly;
        this.model = model;
    }

    void check(String variant, Mapping mapping) {
        List<FrameworkKind> named = FrameworkKinds.ALL.stream()
                .filter(kind -> mapping.entry(kind.key()).isPresent())
                .toList();
        for (FrameworkKind kind : named) {
            mapping.entry(kind.key()).ifPresent(entry -> {
                if (!kind.equals(named.get(0))) {
                    mistakes.add(
                            entry.key(),
                            variant + " has both " + named.get(0).key() + " (at "
                                    + mapping.entry(named.get(0).key())
                                            .map(Entry::key)
                                            .orElse(entry.key())
                                    + ") and " + kind.key() + "; give one");
                }
            });
        }
        named.stream().findFirst().ifPresent(kind -> check(variant, kind));
    }

    private void check(String variant, FrameworkKind kind) {
        String path = variant + "." + kind.key();
        List<String> items = SitePart.items(settings, path);
        if (kind.equals(KerasDropout.KIND)) {
            items.forEach(item -> {
                checkVersion(item);
                checkImplementation(item);
            });
        }
        model.ifPresent(there -> {
            int layers = there.recurrent().size();
            if (settings.value(path).orElse(settings.root()) instanceof Sequence list
                    && list.items().size() != layers) {
                settings.addMistake(
                        path,
                        path + " is a list of " + list.items().size() + ", but the model has "
                                + Phrases.count(layers, "recurrent layer") + "; allowed is an item for each");
            } else {
                for (int layer = 1; layer <= layers && !items.isEmpty(); layer++) {
                    String item = items.size() == 1 ? items.get(0) : path + "." + layer;
                    checkLayer(variant, kind, item, layer, there);
                }
            }
        });
    }

    private void checkLayer(String variant, FrameworkKind kind, String path, int layer, ModelSpec there) {
        FrameworkDropout words = assembly.words(kind, path);
        words.refusal(layer, there)
                .ifPresent(refusal -> settings.entry(path)
                        .ifPresent(entry -> mistakes.add(entry.key(), path + " does not fit the model: " + refusal)));
        List<SiteRef> meant =
                words.placements(layer, there).stream().map(Placement::ref).toList();
        for (Site site : Site.values()) {
            for (SitePart part : SitePart.of(settings, variant, site)) {
                SiteRef ref = new SiteRef(layer, part.resolved());
                kind.word(part.resolved())
                        .filter(word -> meant.contains(ref) || isMainSite(kind, word, part))
                        .flatMap(word -> settings.entry(path + "." + word)
                                .filter(given -> part.refs(there).contains(ref))
                                .map(given -> twice(variant, part, kind.possessive(), word, given)))
                        .ifPresent(sentence -> part.entry().ifPresent(again -> mistakes.add(again.key(), sentence)));
            }
        }
    }

    /** Whether a word drops at a site in most layers, so that both together are a mistake even if one has rate 0. */
    private static boolean isMainSite(FrameworkKind kind, String word, SitePart part) {
        return Optional.ofNullable(kind.sites().get(word)).orElse(List.of()).indexOf(part.resolved()) == 0;
    }

    private static String twice(String variant, SitePart part, String framework, String word, Entry given) {
        return variant + " gives " + part.resolved().key() + " twice: here "
                + (part.ofRows() ? "(rows of recurrent-weights are lstm-recurrent per batch) " : "") + "and in "
                + framework + " words (" + word + ") at " + given.key() + "; give it once";
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
        if (number.isPresent()
                && !mistakes.isInvalid(path + ".version")
                && assembly.words(KerasDropout.KIND, path) instanceof KerasDropout keras
                && number.getAsInt() < keras.version().leastImplementation()) {
            settings.addMistake(
                    path + ".implementation",
                    path + ".implementation is " + number.getAsInt() + "; allowed with "
                            + keras.version().displayName() + " is "
                            + keras.version().leastImplementation() + " or 2");
        }
    }
}
