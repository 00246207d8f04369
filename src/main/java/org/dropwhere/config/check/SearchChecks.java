package org.dropwhere.config.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Variant;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** Checks what the schema cannot express of a search, among the settings of its whole trials. */
public final class SearchChecks {
    private static final String EPOCHS = "training.epochs";
    private static final String TRAIN = "data.train";
    private static final String AND = "-and-";

    private final Settings settings;
    private final Mistakes mistakes;
    private final Optional<ModelSpec> model;

    /** Checks of these settings, which collect their mistakes. */
    public SearchChecks(Settings settings, PretrainedFiles files) {
        this.settings = settings;
        mistakes = settings.mistakes();
        model = ModelSection.complete(settings, files);
    }

    /** Adds the mistakes, but for that of {@link #checkBudget}. */
    public void check() {
        settings.require(SearchSection.PATH, "margin", "budget");
        checkOneOf(SearchSection.MARGIN, Search.METRICS.stream().map(Keyed::key).toList());
        checkOneOf(SearchSection.BUDGET, List.of("trials", "time"));
        SearchSection.time(settings)
                .filter(time -> time.isZero())
                .ifPresent(none -> settings.addMistake(
                        SearchSection.TIME, SearchSection.TIME + " is no time at all; allowed is a second or more"));
        checkRates();
        model.ifPresent(this::checkPlaces);
        checkAgainst();
        checkProxy();
        model.ifPresent(this::checkNames);
        if (settings.isTrue("independent-seeds")) {
            settings.addMistake(
                    "independent-seeds",
                    "a search compares candidates that share a seed; allowed is independent-seeds: false");
        }
    }

    private void checkOneOf(String path, List<String> keys) {
        settings.mapping(path).ifPresent(mapping -> {
            List<String> given =
                    mapping.entries().keySet().stream().filter(keys::contains).toList();
            if (given.size() > 1) {
                settings.entry(path + "." + given.get(1))
                        .ifPresent(again -> mistakes.add(
                                again.key(),
                                path + " has both " + given.get(0) + position(path + "." + given.get(0)) + " and "
                                        + given.get(1) + "; give one"));
            } else if (mapping.entries().isEmpty()) {
                mistakes.add(mapping.position(), Settings.lacks(path, keys));
            }
        });
    }

    private String position(String path) {
        return settings.entry(path).map(entry -> " (at " + entry.key() + ")").orElse("");
    }

    private void checkRates() {
        Map<Double, Position> before = new HashMap<>();
        for (String item : items(SearchPlaces.RATES)) {
            settings.real(item).ifPresent(rate -> {
                if (1 - rate < Noise.LEAST_SURVIVAL) {
                    settings.addMistake(
                            item,
                            SearchPlaces.RATES + " drops a share of " + NumberText.of(rate) + "; allowed is at most "
                                    + NumberText.of(1 - Noise.LEAST_SURVIVAL)
                                    + ", so that something is left alive");
                }
                addTwice(item, rate, "the rate " + NumberText.of(rate), before);
            });
        }
    }

    private <T> void addTwice(String item, T value, String words, Map<T, Position> before) {
        settings.value(item).ifPresent(node -> {
            Position first = before.putIfAbsent(value, node.position());
            if (first != null) {
                mistakes.add(node.position(), words + " is already given at " + first + "; give it once");
            }
        });
    }

    private void checkPlaces(ModelSpec there) {
        Map<Site, Position> before = new HashMap<>();
        for (String item : items(SearchPlaces.PLACES)) {
            settings.text(item).flatMap(key -> Keyed.find(Site.class, key)).ifPresent(site -> {
                addTwice(item, site, "the place " + site.key(), before);
                if (there.refs(site).isEmpty()) {
                    settings.addMistake(
                            item, site.key() + " has no place in the model: " + AbsentSite.why(site, there));
                }
            });
        }
    }

    private List<String> items(String path) {
        return settings.value(path).filter(Sequence.class::isInstance).isPresent()
                ? SitePart.items(settings, path)
                : List.of();
    }

    private void checkAgainst() {
        Set<String> names = names();
        settings.text(SearchSection.AGAINST)
                .filter(name -> !names.isEmpty() && !names.contains(name))
                .ifPresent(name -> settings.addMistake(
                        SearchSection.AGAINST,
                        SearchSection.AGAINST + " names " + Words.quoted(name) + ", which is no variant; allowed is "
                                + Words.list(List.copyOf(names), "or")
                                + Words.suggestion(Words.nearest(name, names))));
    }

    private Set<String> names() {
        return settings.mapping("variants")
                .map(Mapping::entries)
                .map(Map::keySet)
                .orElse(Set.of());
    }

    private void checkProxy() {
        checkLess(SearchSection.PROXY_EPOCHS, EPOCHS);
        if (settings.has("data." + TaskData.SOURCE)) {
            checkLess(SearchSection.PROXY_TRAIN, TRAIN);
        } else if (settings.has("data")) {
            settings.entry(SearchSection.PROXY_TRAIN)
                    .ifPresent(entry -> mistakes.add(
                            entry.key(),
                            SearchSection.PROXY_TRAIN + " is for a task; with files allowed is "
                                    + SearchSection.PROXY_EPOCHS));
        }
    }

    private void checkLess(String path, String whole) {
        OptionalInt less = settings.integer(path);
        OptionalInt all = settings.integer(whole);
        if (less.isPresent() && all.isPresent() && less.getAsInt() >= all.getAsInt()) {
            settings.addMistake(
                    path,
                    path + " is " + less.getAsInt() + "; allowed is less than " + all.getAsInt() + ", which is "
                            + whole);
        }
    }

    /** The names of candidates tell them apart, so that a variant cannot have that of another one. */
    private void checkNames(ModelSpec there) {
        List<Variant> places = new SearchPlaces(settings, there).variants();
        VariantAssembly assembly = new VariantAssembly(settings, there);
        Map<String, List<Placement>> made = new HashMap<>();
        places.forEach(place -> made.put(place.name(), place.placements()));
        Map<String, List<Placement>> single = new HashMap<>(made);
        names().stream()
                .filter(name -> !mistakes.isInvalid("variants." + name))
                .forEach(name -> single.put(name, assembly.variant(name).placements()));
        settings.mapping("variants")
                .ifPresent(variants -> variants.entries().forEach((name, entry) -> {
                    boolean isOther = made.containsKey(name)
                            && single.containsKey(name)
                            && !Objects.equals(single.get(name), made.get(name));
                    if (isOther || isOtherPair(name, single)) {
                        mistakes.add(
                                entry.key(),
                                "the variant " + name
                                        + " has the name of a candidate that the search makes; give it another"
                                        + " name");
                    }
                }));
    }

    /** Whether a search of two places together may call a pair so that is another model. */
    private boolean isOtherPair(String name, Map<String, List<Placement>> single) {
        if (settings.integer(SearchSection.PATH + ".together").orElse(1) < 2) {
            return false;
        }
        Set<Placement> own = Set.copyOf(single.getOrDefault(name, List.of()));
        for (int at = name.indexOf(AND); at >= 0; at = name.indexOf(AND, at + 1)) {
            String first = name.substring(0, at);
            String second = name.substring(at + AND.length());
            if (single.containsKey(first) && single.containsKey(second)) {
                Set<Placement> both = new HashSet<>(single.getOrDefault(first, List.of()));
                both.addAll(single.getOrDefault(second, List.of()));
                if (!own.equals(both)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Adds a mistake if the budget does not pay for what a search has to train; all else is without a mistake. */
    public void checkBudget() {
        int trials = settings.integer(SearchSection.TRIALS).orElse(Integer.MAX_VALUE);
        ModelSpec there = model.orElseThrow();
        Set<List<Placement>> different = new HashSet<>();
        VariantAssembly assembly = new VariantAssembly(settings, there);
        names().forEach(name -> different.add(assembly.variant(name).placements()));
        new SearchPlaces(settings, there).variants().forEach(place -> different.add(place.placements()));
        int candidates = different.size();
        boolean isCheaper = settings.has(SearchSection.PATH + ".proxy");
        // With a cheaper race two candidates, at least, go on to the other.
        double first = Search.FIRST_LOOK * (candidates * weight() + (isCheaper ? 2 : 0));
        Search.Confirmation confirmation = SearchSection.confirmation(settings);
        int confirming = confirmation.mostTrials();
        int least = (int) Math.ceil(first - 1e-9) + confirming;
        if (trials < least) {
            settings.addMistake(
                    SearchSection.TRIALS,
                    SearchSection.TRIALS + " is " + trials + "; allowed is " + least + " or more: "
                            + Words.list(parts(candidates, isCheaper, confirmation), "and"));
        }
    }

    private static List<String> parts(int candidates, boolean isCheaper, Search.Confirmation confirmation) {
        List<String> parts = new ArrayList<>();
        parts.add(Search.FIRST_LOOK + " seeds of each of " + Phrases.count(candidates, "candidate")
                + (isCheaper ? " with the proxy, " + Search.FIRST_LOOK + " of two without it," : ""));
        parts.add(confirmation.seeds() + " fresh seeds of " + (confirmation.candidates() + 1) + " in the confirmation");
        return parts;
    }

    /** What a cheaper trial costs, where a whole one costs 1. */
    private double weight() {
        return share(SearchSection.PROXY_EPOCHS, EPOCHS) * share(SearchSection.PROXY_TRAIN, TRAIN);
    }

    private double share(String path, String whole) {
        OptionalInt less = settings.integer(path);
        return less.isPresent()
                ? (double) less.getAsInt() / settings.integer(whole).orElseThrow()
                : 1;
    }
}
