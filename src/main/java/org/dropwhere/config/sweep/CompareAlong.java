package org.dropwhere.config.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.ValueText;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.spec.ComparedAxis;
import org.dropwhere.text.Words;

/** The key {@code compare-along}: axes of the sweep whose values are compared with each other. */
final class CompareAlong {
    private static final String KEY = "compare-along";

    private final ParsedSweep sweep;
    private final Mistakes mistakes;
    private final Map<AxisGroup, Named> before = new HashMap<>();

    private CompareAlong(ParsedSweep sweep, Mistakes mistakes) {
        this.sweep = sweep;
        this.mistakes = mistakes;
    }

    /** A path where the key names it. */
    private record Named(String path, Position position) {}

    /**
     * The axes that a tree names, each with all that moves together with it. What does not name one is a mistake.
     *
     * @param tree of an experiment with a sound sweep
     * @param sweep that sweep
     * @return absent where the tree says nothing, and its points alone tell what is compared
     */
    static Optional<List<ComparedAxis>> of(Mapping tree, ParsedSweep sweep, Mistakes mistakes) {
        Optional<YamlNode> given = tree.child(KEY).filter(value -> !mistakes.isInvalid(KEY));
        if (given.isEmpty()) {
            return withoutSamples(tree, sweep);
        }
        CompareAlong read = new CompareAlong(sweep, mistakes);
        List<ComparedAxis> axes = new ArrayList<>();
        if (given.get() instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                if (list.items().get(i) instanceof Scalar path && !mistakes.isInvalid(KEY + "." + (i + 1))) {
                    read.group(path.text(), path.position())
                            .map(group -> axis(group, 0))
                            .ifPresent(axes::add);
                }
            }
        } else if (given.get() instanceof Mapping baselines) {
            baselines
                    .entries()
                    .forEach((path, entry) -> read.group(path, entry.key())
                            .flatMap(group ->
                                    read.step(group, path, entry.value()).map(step -> axis(group, step)))
                            .ifPresent(axes::add));
        }
        return Optional.of(axes);
    }

    /** The points of a plan do not tell which axes were drawn; where all are compared, those are left out here. */
    private static Optional<List<ComparedAxis>> withoutSamples(Mapping tree, ParsedSweep sweep) {
        boolean isOnlyVariant = tree.child("variants")
                .filter(variants ->
                        variants instanceof Mapping mapping && mapping.entries().size() == 1)
                .isPresent();
        return isOnlyVariant && sweep.groups().stream().anyMatch(sweep::isDrawn)
                ? Optional.of(sweep.groups().stream()
                        .filter(group -> !sweep.isDrawn(group))
                        .map(group -> axis(group, 0))
                        .toList())
                : Optional.empty();
    }

    private static ComparedAxis axis(AxisGroup group, int baseline) {
        return new ComparedAxis(group.axes().stream().map(Axis::path).toList(), group.texts(baseline));
    }

    /** The group of an axis. */
    private Optional<AxisGroup> group(String path, Position position) {
        Optional<AxisGroup> group = sweep.groups().stream()
                .filter(each ->
                        each.axes().stream().anyMatch(axis -> axis.path().equals(path)))
                .findFirst();
        if (group.isEmpty()) {
            mistakes.add(position, noAxis(path));
            return group;
        }
        if (sweep.isDrawn(group.get())) {
            mistakes.add(
                    position,
                    KEY + " names " + path + ", whose values are drawn at random, and none of them is one to compare"
                            + " others with; give the values to compare in sweep.grid");
            return Optional.empty();
        }
        Named first = before.putIfAbsent(group.get(), new Named(path, position));
        if (first != null) {
            mistakes.add(
                    position,
                    KEY + " names "
                            + (first.path().equals(path)
                                    ? path + " already at " + first.position() + "; give it once"
                                    : path + ", which moves together with " + first.path() + " (named at "
                                            + first.position() + "); name one of them"));
            return Optional.empty();
        }
        return group;
    }

    private String noAxis(String path) {
        List<String> paths = sweep.groups().stream()
                .flatMap(group -> group.axes().stream())
                .map(Axis::path)
                .toList();
        return KEY + " names " + Words.quoted(path) + ", which is no axis of the sweep; "
                + (paths.isEmpty() ? "there are none: nothing is swept" : "axes are " + Words.list(paths, "and"))
                + Words.suggestion(Words.nearest(path, paths));
    }

    /** At which step of a group one of its axes has a value; one step, not several. */
    private Optional<Integer> step(AxisGroup group, String path, YamlNode baseline) {
        List<String> values = group.axes().stream()
                .filter(axis -> axis.path().equals(path))
                .flatMap(axis -> axis.values().stream())
                .map(ValueText::of)
                .toList();
        List<Integer> steps = IntStream.range(0, group.size())
                .filter(step -> values.get(step).equals(ValueText.of(baseline)))
                .boxed()
                .toList();
        if (steps.size() == 1) {
            return Optional.of(steps.get(0));
        }
        mistakes.add(
                baseline.position(),
                steps.isEmpty()
                        ? KEY + " compares the values of " + path + " with " + ValueText.of(baseline)
                                + ", which is none of them; they are "
                                + Words.list(List.copyOf(new LinkedHashSet<>(values)), "and")
                        : KEY + " compares the values of " + path + " with " + ValueText.of(baseline)
                                + ", which it takes " + steps.size()
                                + " times; name an axis that moves together with it"
                                + " and takes each value once");
        return Optional.empty();
    }
}
