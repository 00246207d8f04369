package org.dropwhere.config.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;

/**
 * Where a file says a site of a variant: the site's key, or an item of its list.
 *
 * @param settings that it stands in
 * @param site the site as it is said
 * @param path of the mapping or number, for example {@code variants.some.lstm-input} or
 *     {@code variants.some.lstm-input.2}
 * @param ratePath of the rate, where it is a number or a mapping with one: below {@code path} where a mapping holds the
 *     rates of several sites
 */
record SitePart(Settings settings, Site site, String path, String ratePath) {
    private static final String LAYERS = "layers";

    /** All parts of a variant's site, in the order of the file; none if it is not said. */
    static List<SitePart> of(Settings settings, String variant, Site site) {
        int dot = site.key().indexOf('.');
        String key = variant + "." + (dot < 0 ? site.key() : site.key().substring(0, dot));
        return items(settings, key).stream()
                .flatMap(path ->
                        ratePath(settings, path, dot < 0 ? "" : site.key().substring(dot))
                                .map(ratePath -> new SitePart(settings, site, path, ratePath))
                                .stream())
                .toList();
    }

    /** The rate of its own, or the one that stands for all sites of a mapping; absent if there is neither. */
    private static Optional<String> ratePath(Settings settings, String path, String part) {
        if (part.isEmpty()) {
            return Optional.of(path);
        }
        boolean forAll = settings.mapping(path)
                .map(mapping -> mapping.entry("rate").isPresent())
                .orElse(true);
        return settings.has(path + part)
                ? Optional.of(path + part)
                : Optional.of(path).filter(each -> forAll);
    }

    /** The paths of a list's items; of a value that is no list its own. */
    static List<String> items(Settings settings, String path) {
        Optional<YamlNode> value = settings.value(path);
        return value.isPresent() && value.get() instanceof Sequence list
                ? IntStream.rangeClosed(1, list.items().size())
                        .mapToObj(number -> path + "." + number)
                        .filter(settings::has)
                        .toList()
                : value.stream().map(single -> path).toList();
    }

    /** What the command or file calls it, and where. */
    Optional<Entry> entry() {
        return settings.entry(path);
    }

    /** Whether whole rows of the weights are dropped, which is a mask of what they multiply. */
    boolean ofRows() {
        return site == Site.RECURRENT_WEIGHTS && settings.isTrue(path + ".rows");
    }

    /** The site at which it acts. */
    Site resolved() {
        return ofRows() ? Site.LSTM_RECURRENT : site;
    }

    /** The path of the layers, if they are said. */
    Optional<String> layersPath() {
        return Optional.of(path + "." + LAYERS).filter(settings::has);
    }

    /** The numbers of the layers as they are said; none if they are not. */
    List<Integer> saidLayers() {
        return layersPath().map(layers -> items(settings, layers)).orElse(List.of()).stream()
                .flatMap(number -> settings.integer(number).stream().boxed())
                .toList();
    }

    /** Where it acts in a model: in the layers that are said, or all that have the site. */
    List<SiteRef> refs(ModelSpec model) {
        return layersPath().isPresent()
                ? saidLayers().stream()
                        .map(layer -> new SiteRef(layer, resolved()))
                        .filter(model::has)
                        .toList()
                : model.refs(resolved());
    }

    /** Whether its rate is one that stands for this site alone, and not for all sites of its mapping. */
    boolean isSaidAlone() {
        return !site.key().contains(".") || !ratePath.equals(path);
    }
}
