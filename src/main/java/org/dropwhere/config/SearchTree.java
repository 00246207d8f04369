package org.dropwhere.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.config.check.SearchSection;
import org.dropwhere.config.sweep.Axis;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Overlay;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.spec.Search;

/**
 * An experiment's tree as a search reads it: with what a search may do without, and with a sweep that makes the cheaper
 * trials, if there are some, and then the whole ones.
 */
final class SearchTree {
    private static final String VARIANTS = "variants";
    private static final String SEEDS = "seeds";
    private static final String SWEEP = "sweep";

    private final Mapping tree;
    private final ParsedOverrides overrides;
    private final Mistakes mistakes;

    private SearchTree(Mapping tree, ParsedOverrides overrides, Mistakes mistakes) {
        this.tree = tree;
        this.overrides = overrides;
        this.mistakes = mistakes;
    }

    /** Adds a mistake for what there is no search without or with. */
    static Mapping of(Mapping tree, ParsedOverrides overrides, Mistakes mistakes) {
        return new SearchTree(tree, overrides, mistakes).whole();
    }

    /**
     * The tree as everybody else reads it: without the search, whose variants a run has not.
     *
     * <p>Adds a mistake if there is nothing else in the experiment.
     */
    static Mapping without(Mapping tree, Mistakes mistakes) {
        Map<String, Entry> entries = new LinkedHashMap<>(tree.entries());
        boolean searches = entries.remove(SearchSection.PATH) != null;
        if (searches && tree.entry(VARIANTS).isEmpty() && !mistakes.isInvalid(VARIANTS)) {
            mistakes.add(
                    tree.position(),
                    Settings.lacks("", List.of(VARIANTS))
                            + ", so that there is nothing to compare; add some, or let the command search find the"
                            + " best place");
            mistakes.markInvalid(VARIANTS);
            mistakes.markInvalid(SEEDS);
        }
        return new Mapping(tree.position(), entries);
    }

    private Mapping whole() {
        if (tree.entry(SearchSection.PATH).isEmpty() && !mistakes.isInvalid(SearchSection.PATH)) {
            mistakes.add(
                    tree.position(),
                    Settings.lacks("", List.of(SearchSection.PATH))
                            + "; add for example search: {margin: {accuracy: 0.01}, budget: {trials: 400}}");
        }
        refuseSweep();
        refuseSeeds();
        Position at = tree.position();
        Mapping whole = tree;
        if (tree.entry(VARIANTS).isEmpty() && !mistakes.isInvalid(VARIANTS)) {
            whole = Overlay.over(whole, VARIANTS + "." + Search.NO_DROPOUT, at, new Mapping(at, Map.of()));
        }
        if (tree.entry(SEEDS).isEmpty() && !mistakes.isInvalid(SEEDS)) {
            whole = Overlay.over(whole, SEEDS, at, number(Search.FIRST_LOOK, at));
        }
        return Overlay.over(whole, SWEEP, at, sweep());
    }

    private void refuseSweep() {
        tree.entry(SWEEP)
                .filter(sweep ->
                        sweep.value() instanceof Mapping axes && !axes.entries().isEmpty())
                .ifPresent(sweep -> mistakes.add(
                        sweep.key(),
                        "a search varies where and how much is dropped, and has no sweep; leave it out, in a command"
                                + " with " + Overrides.SET + " sweep={}"));
        overrides
                .grid()
                .forEach(axis -> mistakes.add(
                        axis.position(),
                        "a search varies where and how much is dropped, and has no sweep; leave this out"));
    }

    private void refuseSeeds() {
        overrides.sets().stream()
                .filter(set -> set.path().equals(SEEDS) || set.path().startsWith(SEEDS + "."))
                .forEach(set -> mistakes.add(
                        set.position(),
                        "a search has seeds of its own; allowed are " + Overrides.SET + " search.seeds=N and "
                                + Overrides.SET + " search.confirm.seeds=N"));
    }

    private Mapping sweep() {
        Position at = tree.position();
        Map<String, Entry> axes = new LinkedHashMap<>();
        axis(SearchSection.PROXY_EPOCHS, "training.epochs").ifPresent(axis -> put(axis, axes));
        axis(SearchSection.PROXY_TRAIN, "data.train").ifPresent(axis -> put(axis, axes));
        Sequence groups = new Sequence(at, axes.isEmpty() ? List.of() : List.of(new Mapping(at, axes)));
        return new Mapping(at, Map.of("zip", new Entry(at, groups)));
    }

    private static void put(Axis axis, Map<String, Entry> axes) {
        axes.put(axis.path(), new Entry(axis.position(), new Sequence(axis.position(), axis.values())));
    }

    /** The cheaper value and the whole one; absent where they are not two that go together, which others report. */
    private Optional<Axis> axis(String cheaper, String path) {
        Settings settings = new Settings(tree, mistakes);
        OptionalInt less = settings.integer(cheaper);
        OptionalInt all = settings.integer(path);
        if (less.isEmpty() || all.isEmpty() || less.getAsInt() >= all.getAsInt()) {
            return Optional.empty();
        }
        List<YamlNode> values = List.of(
                settings.value(cheaper).orElseThrow(), settings.value(path).orElseThrow());
        return Optional.of(new Axis(path, values.get(0).position(), values));
    }

    private static Scalar number(int number, Position at) {
        return Scalar.number(at, BigDecimal.valueOf(number));
    }
}
