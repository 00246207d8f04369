package org.dropwhere.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.TrainedPlacement;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.plan.ValueAtPoints;
import org.dropwhere.spec.MatchedRate;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Variant;

/**
 * A variant with the points of the sweep at which it is so.
 *
 * @param where the points in words; empty if it is so at all of them
 * @param form the variant there
 */
record PlacedVariant(String where, Form form) {

    /**
     * A variant in a model.
     *
     * @param variant as the experiment declares it
     * @param layers recurrent layers of the model
     * @param fromWords the placements that its words mean there
     * @param trained what its placements are trained as
     */
    record Form(Variant variant, int layers, List<Placement> fromWords, List<TrainedPlacement> trained) {
        static Form of(Variant variant, ModelSpec model) {
            return new Form(
                    variant,
                    model.recurrent().size(),
                    variant.fromWords(model),
                    TrainedPlacement.of(model, variant.placements()));
        }
    }

    Variant variant() {
        return form.variant();
    }

    String name() {
        return variant().name();
    }

    /** Each variant in each of its forms, in the order of the experiment. */
    static List<PlacedVariant> all(Plan plan) {
        return along(plan, Form::of).entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(at -> new PlacedVariant(at.where(), at.value())))
                .toList();
    }

    /**
     * Something of each variant in its model, in the order of the experiment, by its name, with where in the sweep it
     * is so.
     */
    static <T> Map<String, List<ValueAtPoints<T>>> along(Plan plan, BiFunction<Variant, ModelSpec, T> part) {
        Map<Arm, Variant> variants = plan.variants();
        Map<Point, TrialDescription> trials = plan.exampleTrials();
        Map<String, List<Point>> points = new HashMap<>();
        variants.keySet()
                .forEach(arm -> points.computeIfAbsent(arm.variant(), name -> new ArrayList<>())
                        .add(arm.point()));
        Map<String, List<ValueAtPoints<T>>> along = new LinkedHashMap<>();
        for (Variant first : plan.experiment().variants()) {
            Optional.ofNullable(points.get(first.name()))
                    .ifPresent(its -> along.put(
                            first.name(),
                            ValueAtPoints.of(
                                    its,
                                    point -> part.apply(
                                            Optional.ofNullable(variants.get(new Arm(point, first.name())))
                                                    .orElseThrow(),
                                            Optional.ofNullable(trials.get(point))
                                                    .orElseThrow()
                                                    .model()),
                                    axis -> concerns(first, axis))));
        }
        return along;
    }

    /** Whether an axis is about the variant, or about one that its rates are derived from. */
    private static boolean concerns(Variant variant, String axis) {
        return Stream.concat(
                        Stream.of(variant.name()), variant.matched().stream().map(MatchedRate::variant))
                .anyMatch(name -> axis.startsWith("variants." + name + "."));
    }
}
