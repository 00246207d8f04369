package org.dropwhere.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.ValueAtPoints;
import org.dropwhere.spec.MatchedRate;
import org.dropwhere.spec.Variant;

/**
 * A variant with the points of the sweep at which it is so.
 *
 * @param where the points in words; empty if it is so at all of them
 * @param variant as the experiment declares it there
 */
record PlacedVariant(String where, Variant variant) {

    String name() {
        return variant.name();
    }

    /** Each variant in each of its forms, in the order of the experiment. */
    static List<PlacedVariant> all(Plan plan) {
        return along(plan, variant -> variant).entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(at -> new PlacedVariant(at.where(), at.value())))
                .toList();
    }

    /** Something of each variant in the order of the experiment, by its name, with where in the sweep it is so. */
    static <T> Map<String, List<ValueAtPoints<T>>> along(Plan plan, Function<Variant, T> part) {
        Map<Arm, Variant> variants = plan.variants();
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
                                    point -> part.apply(Optional.ofNullable(variants.get(new Arm(point, first.name())))
                                            .orElseThrow()),
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
