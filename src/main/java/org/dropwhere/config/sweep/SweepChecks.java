package org.dropwhere.config.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.config.check.ExperimentChecks;
import org.dropwhere.config.schema.SchemaCheck;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.ComparedAxis;
import org.dropwhere.text.Words;

/** Expands a merged tree to the combinations of its sweep, and collects the mistakes of all of them. */
public final class SweepChecks {
    /** What decides a trial; all else is the same for all points of the sweep. */
    private static final List<String> SWEEPABLE = List.of("data", "model", "training", "variants");

    /** Combinations times variants times seeds: more than anybody can train. Chosen, not measured. */
    private static final long MAX_SEED_RUNS = 100_000;

    private final SchemaCheck schema;
    private final PretrainedFiles files;
    private final Mistakes mistakes;

    /** Checks that collect the mistakes of all combinations. */
    public SweepChecks(SchemaCheck schema, PretrainedFiles files, Mistakes mistakes) {
        this.schema = schema;
        this.files = files;
        this.mistakes = mistakes;
    }

    /**
     * The combinations in order; a tree that sweeps nothing has one.
     *
     * @param name of the experiment
     * @param sets settings that the command gave one value; they are in the tree already
     * @param grid axes that the command gave beside those of the file
     */
    public List<CandidateCombination> expand(Mapping tree, String name, List<Axis> sets, List<Axis> grid) {
        ParsedSweep sweep = ParsedSweep.of(tree, sets, grid, new Draws(name, schema::isWhole, mistakes), mistakes);
        Exclusions exclusions = Exclusions.of(tree, mistakes);
        Mapping base = without(tree, "sweep");
        List<Axis> wrong =
                sweep.axes().stream().filter(axis -> !fits(base, axis)).toList();
        boolean sound =
                sweep.isSound() && wrong.isEmpty() && exclusions.fit(sweep.groups()) && isBounded(tree, sweep.groups());
        List<CandidateCombination> candidates = sound
                ? candidates(
                        base, exclusions.keep(Expansion.of(sweep.groups())), CompareAlong.of(tree, sweep, mistakes))
                : List.of(doubtful(base, sweep.axes(), wrong));
        for (CandidateCombination candidate : candidates) {
            new ExperimentChecks(candidate.settings(), files).check();
            mistakes.merge(candidate.settings().mistakes());
        }
        return candidates;
    }

    private static Mapping without(Mapping tree, String key) {
        Map<String, Entry> entries = new LinkedHashMap<>(tree.entries());
        entries.remove(key);
        return new Mapping(tree.position(), entries);
    }

    private List<CandidateCombination> candidates(
            Mapping base, List<List<AxisValue>> combinations, Optional<List<ComparedAxis>> along) {
        return combinations.stream()
                .map(choices -> candidate(base, choices, along))
                .toList();
    }

    private CandidateCombination candidate(Mapping base, List<AxisValue> choices, Optional<List<ComparedAxis>> along) {
        Mapping tree = base;
        for (AxisValue choice : choices) {
            tree = choice.over(tree);
        }
        return new CandidateCombination(choices, new Settings(tree, mistakes.fork()), along);
    }

    /**
     * In place of combinations, if there is a mistake in the sweep: what does not depend on it is checked all the same.
     */
    private CandidateCombination doubtful(Mapping base, List<Axis> axes, List<Axis> wrong) {
        List<AxisValue> choices = axes.stream()
                .filter(axis -> !wrong.contains(axis))
                .map(axis -> new AxisValue(axis, axis.values().get(0)))
                .toList();
        CandidateCombination candidate = candidate(base, choices, Optional.empty());
        choices.forEach(choice ->
                candidate.settings().mistakes().markInvalid(choice.axis().path()));
        for (Axis axis : wrong) {
            for (String part : parts(axis.path())) {
                if (part.equals(axis.path()) || !candidate.settings().has(part)) {
                    candidate.settings().mistakes().markInvalid(part);
                }
            }
        }
        return candidate;
    }

    /** For a.b.c: a, a.b and a.b.c. */
    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            parts.add(path.substring(0, dot));
        }
        parts.add(path);
        return parts;
    }

    /**
     * Whether an axis may be swept and each of its values is allowed; combinations are then right but for
     * contradictions.
     */
    private boolean fits(Mapping base, Axis axis) {
        return isSweepable(base, axis) && valuesFit(base, axis);
    }

    private boolean isSweepable(Mapping base, Axis axis) {
        String root = parts(axis.path()).get(0);
        if (!SWEEPABLE.contains(root) || axis.path().equals("variants")) {
            mistakes.add(
                    axis.position(),
                    axis.path() + " cannot be swept; what can is in data, model, training or a variant"
                            + meant(root, axis.path().substring(root.length())));
            return false;
        }
        return (!root.equals("variants") || VariantNames.of(base).haveThatOf(axis, "sweep", mistakes))
                && ListItems.haveThoseOf(axis, base, mistakes);
    }

    private static String meant(String root, String rest) {
        if (root.equals("seeds")) {
            return "; seeds are an axis of their own, beside sweep";
        }
        return SWEEPABLE.contains(root)
                ? ""
                : Words.suggestion(Words.nearest(root, SWEEPABLE).map(nearest -> nearest + rest));
    }

    private boolean valuesFit(Mapping base, Axis axis) {
        boolean fit = true;
        for (YamlNode value : axis.values()) {
            Mistakes found = mistakes.fork();
            schema.check(new AxisValue(axis, value).over(base), found);
            fit &= !mistakes.merge(found);
        }
        return fit;
    }

    private boolean isBounded(Mapping tree, List<AxisGroup> groups) {
        Settings settings = new Settings(tree, mistakes);
        long each = seeds(settings)
                * settings.mapping("variants")
                        .map(Mapping::entries)
                        .map(Map::size)
                        .orElse(1);
        long combinations = Expansion.count(groups);
        if (combinations <= MAX_SEED_RUNS / each) {
            return true;
        }
        tree.entry("sweep")
                .ifPresent(sweep -> mistakes.add(
                        sweep.key(),
                        "the sweep makes " + factors(groups) + " combinations, each with " + each
                                + " cells (variants by seeds); allowed are at most " + MAX_SEED_RUNS
                                + " cells in all"));
        return false;
    }

    private static long seeds(Settings settings) {
        return settings.value("seeds").orElse(settings.root()) instanceof Sequence list
                ? Math.max(1, list.items().size())
                : settings.integer("seeds")
                        .orElse(settings.integer("seeds.first").orElse(1));
    }

    private static String factors(List<AxisGroup> groups) {
        return groups.stream().map(group -> String.valueOf(group.size())).collect(Collectors.joining(" x "));
    }
}
