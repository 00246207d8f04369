package org.dropwhere.config.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.ValueText;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.random.RandomStream;

/**
 * Draws the values of random axes. Every value is a function of the experiment's name, the axis's path and the sample's
 * number: the same file has the same samples, and with one more axis the values of the others stay.
 */
final class Draws {
    private static final String SAMPLES = "samples";

    private final RandomStream stream;
    private final Predicate<String> isWhole;
    private final Mistakes mistakes;

    /**
     * Draws for an experiment.
     *
     * @param name of the experiment
     * @param isWhole whether a path takes whole numbers only
     * @param mistakes collects ranges that are empty
     */
    Draws(String name, Predicate<String> isWhole, Mistakes mistakes) {
        this.stream = RandomStream.ofSeed(0).at("sweep").at(name);
        this.isWhole = isWhole;
        this.mistakes = mistakes;
    }

    /**
     * The axes of {@code sweep.random}, or nothing if something is wrong with it.
     *
     * @param random may not fit the schema, which is reported already
     */
    Optional<RandomAxes> of(YamlNode random) {
        Optional<YamlNode> samples =
                random.child(SAMPLES).filter(declared -> !mistakes.isInvalid("sweep.random." + SAMPLES));
        if (!(random instanceof Mapping mapping) || samples.isEmpty()) {
            return Optional.empty();
        }
        List<Axis> declared = new ArrayList<>();
        List<Axis> drawn = new ArrayList<>();
        for (Map.Entry<String, Entry> axis : mapping.entries().entrySet()) {
            if (!axis.getKey().equals(SAMPLES)) {
                Optional<Axis> bounds = bounds(axis.getKey(), axis.getValue());
                if (bounds.isEmpty()) {
                    return Optional.empty();
                }
                declared.add(bounds.get());
                drawn.add(drawn(
                        bounds.get(),
                        axis.getValue().value(),
                        samples.get().json().intValue()));
            }
        }
        if (declared.isEmpty()) {
            mistakes.add(random.position(), "sweep.random has no axis; it needs one or more paths beside samples");
            return Optional.empty();
        }
        return Optional.of(new RandomAxes(declared, different(drawn)));
    }

    /** The axis with the ends of its range, or with all that may be drawn. */
    private Optional<Axis> bounds(String path, Entry declared) {
        if (declared.value() instanceof Sequence list) {
            return list.items().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Axis(path, declared.key(), list.items()));
        }
        List<YamlNode> ends = List.of("from", "to").stream()
                .flatMap(end -> declared.value().child(end).stream())
                .filter(end -> end.json().isNumber())
                .toList();
        if (ends.size() < 2) {
            return Optional.empty();
        }
        BigDecimal from = number(ends.get(0));
        if (from.compareTo(number(ends.get(1))) >= 0) {
            mistakes.add(
                    declared.value().position(),
                    path + " goes from " + ends.get(0).found() + " to "
                            + ends.get(1).found() + "; to is above from in a range");
            return Optional.empty();
        }
        if (isLogarithmic(declared.value()) && from.signum() <= 0) {
            mistakes.add(
                    ends.get(0).position(),
                    path + " starts from " + ends.get(0).found() + " on a log scale, which has numbers above 0 only");
            return Optional.empty();
        }
        return Optional.of(new Axis(path, declared.key(), ends));
    }

    private Axis drawn(Axis bounds, YamlNode declared, int samples) {
        RandomStream own = stream.at(bounds.path());
        List<YamlNode> values = bounds.values();
        LongFunction<YamlNode> draw;
        if (declared instanceof Sequence) {
            draw = sample -> values.get(own.below(values.size(), sample));
        } else {
            NumberRange range = new NumberRange(
                    number(values.get(0)), number(values.get(1)), isLogarithmic(declared), isWhole.test(bounds.path()));
            draw = sample -> Scalar.number(declared.position(), range.draw(own, sample));
        }
        return new Axis(
                bounds.path(),
                bounds.position(),
                LongStream.range(0, samples).mapToObj(draw).toList());
    }

    private static boolean isLogarithmic(YamlNode range) {
        return range.child("scale")
                .filter(scale -> scale.json().asString().equals("log"))
                .isPresent();
    }

    private static BigDecimal number(YamlNode end) {
        return ValueText.decimal((Scalar) end);
    }

    /** Without the samples that an earlier one equals. */
    private static List<Axis> different(List<Axis> axes) {
        AxisGroup group = new AxisGroup(axes);
        Set<List<String>> before = new HashSet<>();
        List<Integer> steps = new ArrayList<>();
        for (int step = 0; step < group.size(); step++) {
            if (before.add(group.texts(step))) {
                steps.add(step);
            }
        }
        return axes.stream()
                .map(axis -> new Axis(
                        axis.path(),
                        axis.position(),
                        steps.stream().map(axis.values()::get).toList()))
                .toList();
    }
}
