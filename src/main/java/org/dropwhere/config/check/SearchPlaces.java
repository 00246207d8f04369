package org.dropwhere.config.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Overlay;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Variant;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The candidates of a search that drop at a single place. Each is written as a variant of a file would be, and means
 * what that would mean: in all layers that have the place.
 */
final class SearchPlaces {
    static final String PLACES = SearchSection.PATH + ".places";
    static final String RATES = SearchSection.PATH + ".rates";

    private final Settings settings;
    private final ModelSpec model;

    SearchPlaces(Settings settings, ModelSpec model) {
        this.settings = settings;
        this.model = model;
    }

    /**
     * In the order of the sites, of their sharings, and of the rates in the file; leaves out what the model has not.
     */
    List<Variant> variants() {
        boolean allSharings = settings.text(SearchSection.PATH + ".sharings")
                .filter("all"::equals)
                .isPresent();
        List<Site> said = said();
        List<Variant> variants = new ArrayList<>();
        for (Site site : Site.values()) {
            if (said.contains(site) && !model.refs(site).isEmpty()) {
                for (TimeSharing time : first(site.times(), allSharings)) {
                    for (GateSharing gates : first(site.gates(), allSharings)) {
                        rates().map(rate -> variant(site, time, gates, rate)).forEach(variants::add);
                    }
                }
            }
        }
        return variants;
    }

    private static <T> List<T> first(List<T> allowed, boolean all) {
        return all ? allowed : allowed.subList(0, 1);
    }

    private List<Site> said() {
        return settings.value(PLACES)
                        .filter(YamlNode.Sequence.class::isInstance)
                        .isPresent()
                ? SitePart.items(settings, PLACES).stream()
                        .flatMap(item -> settings.text(item).flatMap(key -> Keyed.find(Site.class, key)).stream())
                        .toList()
                : Arrays.asList(Site.values());
    }

    private Stream<BigDecimal> rates() {
        return settings.has(RATES)
                ? SitePart.items(settings, RATES).stream().flatMap(item -> settings.number(item).stream())
                : Search.RATES.stream().map(BigDecimal::valueOf);
    }

    private Variant variant(Site site, TimeSharing time, GateSharing gates, BigDecimal rate) {
        String name = name(site, time, gates, rate);
        Position at = settings.root().position();
        String path = "variants." + name + "." + site.key();
        Mapping tree = new Mapping(at, Map.of());
        if (site.isZoneout()) {
            tree = Overlay.over(tree, path, at, Scalar.number(at, rate));
        } else {
            tree = Overlay.over(tree, path + ".rate", at, Scalar.number(at, rate));
            tree = Overlay.over(tree, path + ".time", at, word(time, at));
            tree = Overlay.over(tree, path + ".gates", at, word(gates, at));
        }
        return new VariantAssembly(new Settings(tree, new Mistakes()), model).variant(name);
    }

    private static Scalar word(Keyed word, Position at) {
        return new Scalar(at, word.key(), JsonNodeFactory.instance.stringNode(word.key()));
    }

    /** For example {@code after-embedding-25-per-sequence}; a sharing that is the default is not said. */
    private static String name(Site site, TimeSharing time, GateSharing gates, BigDecimal rate) {
        String percent = rate.movePointRight(2).stripTrailingZeros().toPlainString();
        StringBuilder name = new StringBuilder(site.key() + "-" + percent);
        if (time != site.times().get(0)) {
            name.append('-').append(time.key());
        }
        if (gates != site.gates().get(0)) {
            name.append('-').append(gates.key());
        }
        return name.toString().replace('.', '-');
    }
}
