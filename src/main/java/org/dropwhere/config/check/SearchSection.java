package org.dropwhere.config.check;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Search.Budget;
import org.dropwhere.spec.Search.Confirmation;
import org.dropwhere.spec.Search.Proxy;
import org.dropwhere.spec.metric.Metric;

/** What an experiment file has below {@code search}. */
public final class SearchSection {
    /** The section's key. */
    public static final String PATH = "search";

    static final String AGAINST = PATH + ".against";
    static final String MARGIN = PATH + ".margin";
    static final String BUDGET = PATH + ".budget";
    static final String TRIALS = BUDGET + ".trials";
    static final String TIME = BUDGET + ".time";
    /** The epochs of the cheaper trials. */
    public static final String PROXY_EPOCHS = PATH + ".proxy.epochs";
    /** The training sequences of the cheaper trials. */
    public static final String PROXY_TRAIN = PATH + ".proxy.train";

    private SearchSection() {}

    /** The search of settings without a mistake, if there is one; fills in defaults. */
    static Optional<Search> search(Settings settings, ModelSpec model) {
        return settings.mapping(PATH)
                .map(there -> new Search(
                        new SearchPlaces(settings, model).variants(),
                        settings.integer(PATH + ".together").orElse(1),
                        against(settings),
                        metric(settings),
                        settings.real(MARGIN + "." + metric(settings).key()).orElseThrow(),
                        new Budget(settings.integer(TRIALS), time(settings)),
                        settings.integer(PATH + ".seeds").orElse(Search.SEEDS),
                        confirmation(settings),
                        settings.mapping(PATH + ".proxy")
                                .map(proxy ->
                                        new Proxy(settings.integer(PROXY_EPOCHS), settings.integer(PROXY_TRAIN)))));
    }

    private static String against(Settings settings) {
        return settings.text(AGAINST)
                .orElseGet(() -> settings.mapping("variants").map(Mapping::entries).orElseThrow().keySet().stream()
                        .findFirst()
                        .orElseThrow());
    }

    private static Metric metric(Settings settings) {
        return Search.METRICS.stream()
                .filter(metric -> settings.has(MARGIN + "." + metric.key()))
                .findFirst()
                .orElseThrow();
    }

    /** The time of the budget, if there is one. */
    static Optional<Duration> time(Settings settings) {
        return settings.text(TIME).map(text -> Duration.parse("PT" + text.toUpperCase(Locale.ROOT)));
    }

    /** How the result is confirmed. */
    static Confirmation confirmation(Settings settings) {
        return new Confirmation(
                settings.integer(PATH + ".confirm.seeds").orElse(Confirmation.DEFAULT.seeds()),
                settings.integer(PATH + ".confirm.candidates").orElse(Confirmation.DEFAULT.candidates()),
                settings.integer(PATH + ".confirm.from").orElse(Confirmation.DEFAULT.from()));
    }

    /**
     * The mapping from which this search would be read, but for its places, which are variants with rules of their own.
     */
    public static Map<String, Object> written(Search search) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("together", search.together());
        written.put("against", search.against());
        written.put("margin", Map.of(search.metric().key(), search.margin()));
        Map<String, Object> budget = new LinkedHashMap<>();
        search.budget().trials().ifPresent(trials -> budget.put("trials", trials));
        search.budget().time().ifPresent(time -> budget.put("time", time.toSeconds() + "s"));
        written.put("budget", budget);
        written.put("seeds", search.seeds());
        written.put(
                "confirm",
                Map.of(
                        "seeds", search.confirmation().seeds(),
                        "candidates", search.confirmation().candidates(),
                        "from", search.confirmation().from()));
        search.proxy().ifPresent(proxy -> {
            Map<String, Object> less = new LinkedHashMap<>();
            proxy.epochs().ifPresent(epochs -> less.put("epochs", epochs));
            proxy.train().ifPresent(train -> less.put("train", train));
            written.put("proxy", less);
        });
        return written;
    }
}
