package org.dropwhere.config.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.ValueText;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.text.Words;

/** The conditions of {@code sweep.exclude}: a combination that meets all of any of them is left out. */
final class Exclusions {
    /** Values that a message lists at most. Chosen, not measured. */
    private static final int MOST_VALUES = 10;

    private final List<Mapping> conditions;
    private final Mistakes mistakes;

    private Exclusions(List<Mapping> conditions, Mistakes mistakes) {
        this.conditions = conditions;
        this.mistakes = mistakes;
    }

    /** Of a merged tree; what does not fit the schema was reported and is left out. */
    static Exclusions of(Mapping tree, Mistakes mistakes) {
        List<YamlNode> given = tree.child("sweep")
                .flatMap(sweep -> sweep.child("exclude"))
                .filter(Sequence.class::isInstance)
                .map(list -> ((Sequence) list).items())
                .orElse(List.of());
        return new Exclusions(
                given.stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .filter(condition -> !condition.entries().isEmpty())
                        .toList(),
                mistakes);
    }

    /** Whether every path and value is one of the axes'; if not, a mistake is added. */
    boolean fit(List<AxisGroup> groups) {
        List<Axis> axes =
                groups.stream().flatMap(group -> group.axes().stream()).toList();
        boolean fit = true;
        for (Mapping condition : conditions) {
            for (Map.Entry<String, Entry> part : condition.entries().entrySet()) {
                fit &= fits(part.getKey(), part.getValue(), axes);
            }
        }
        return fit;
    }

    private boolean fits(String path, Entry given, List<Axis> axes) {
        List<String> paths = axes.stream().map(Axis::path).toList();
        if (!paths.contains(path)) {
            mistakes.add(
                    given.key(),
                    path + " is no axis of the sweep, so that no combination can be left out by it"
                            + (paths.isEmpty() ? "" : "; axes are " + Words.list(paths, "and"))
                            + Words.suggestion(Words.nearest(path, paths)));
            return false;
        }
        List<String> taken = axes.get(paths.indexOf(path)).values().stream()
                .map(ValueText::of)
                .distinct()
                .toList();
        boolean fit = true;
        for (YamlNode value : values(given.value())) {
            if (!taken.contains(ValueText.of(value))) {
                mistakes.add(
                        value.position(),
                        path + " does not take " + ValueText.of(value) + " in the sweep; it takes " + some(taken));
                fit = false;
            }
        }
        return fit;
    }

    private static String some(List<String> values) {
        return values.size() <= MOST_VALUES
                ? Words.list(values, "and")
                : String.join(", ", values.subList(0, MOST_VALUES)) + ", ... (" + values.size() + " values)";
    }

    /**
     * The combinations that no condition leaves out. A condition that leaves out none, and a sweep of which nothing is
     * left, are mistakes.
     */
    List<List<AxisValue>> keep(List<List<AxisValue>> combinations) {
        if (conditions.isEmpty()) {
            return combinations;
        }
        Map<Mapping, Boolean> used = new LinkedHashMap<>();
        conditions.forEach(condition -> used.put(condition, false));
        List<List<AxisValue>> kept = new ArrayList<>();
        for (List<AxisValue> combination : combinations) {
            Map<String, String> texts = combination.stream()
                    .collect(Collectors.toMap(choice -> choice.axis().path(), choice -> ValueText.of(choice.value())));
            List<Mapping> met = conditions.stream()
                    .filter(condition -> meets(texts, condition))
                    .toList();
            met.forEach(condition -> used.put(condition, true));
            if (met.isEmpty()) {
                kept.add(combination);
            }
        }
        used.forEach((condition, isUsed) -> {
            if (!isUsed) {
                mistakes.add(
                        condition.position(), "no combination of the sweep meets all of this, so nothing is left out");
            }
        });
        if (kept.isEmpty()) {
            mistakes.add(conditions.get(0).position(), "sweep.exclude leaves out every combination; nothing would run");
        }
        return kept;
    }

    private static boolean meets(Map<String, String> texts, Mapping condition) {
        return condition.entries().entrySet().stream()
                .allMatch(part -> values(part.getValue().value()).stream()
                        .map(ValueText::of)
                        .anyMatch(value -> value.equals(texts.get(part.getKey()))));
    }

    /** A list means any of its items. */
    private static List<YamlNode> values(YamlNode given) {
        return given instanceof Sequence list ? list.items() : List.of(given);
    }
}
