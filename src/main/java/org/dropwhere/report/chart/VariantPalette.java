package org.dropwhere.report.chart;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.AxisNames;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.spec.Variant;

/**
 * The style of each variant, the same in all charts of an experiment, and short labels for variants, axes and points of
 * the sweep. Labels are numbered where shortened names would look alike.
 *
 * @param styles by the variants' names, in their order
 * @param labels of the variants, by their names
 * @param axes each axis's shortest name, by its path
 * @param settings the labels of each axis's values, by its path and the value
 */
record VariantPalette(
        Map<String, VariantStyle> styles,
        Map<String, String> labels,
        Map<String, String> axes,
        Map<String, Map<String, String>> settings) {
    static VariantPalette of(Plan plan) {
        Map<String, VariantStyle> styles = new LinkedHashMap<>();
        for (Variant variant : plan.experiment().variants()) {
            styles.put(variant.name(), VariantStyle.at(styles.size()));
        }
        Map<String, String> axes = new LinkedHashMap<>();
        plan.axes().forEach(path -> axes.put(path, AxisNames.shortest(path, plan.axes())));
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        axes.forEach((path, axis) -> settings.put(path, settings(plan, path, axis)));
        return new VariantPalette(
                styles, labels(List.copyOf(styles.keySet()), List.copyOf(styles.keySet())), axes, settings);
    }

    private static Map<String, String> settings(Plan plan, String path, String axis) {
        List<String> values = plan.points().stream()
                .map(point -> point.values().get(path))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return labels(
                values,
                values.stream().map(value -> axis + " " + ShortValue.of(value)).toList());
    }

    private static Map<String, String> labels(List<String> keys, List<String> names) {
        List<String> distinct = DistinctNames.of(names);
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            labels.put(keys.get(i), distinct.get(i));
        }
        return labels;
    }

    VariantStyle style(Arm arm) {
        return styles.getOrDefault(arm.variant(), VariantStyle.at(0));
    }

    String label(String variant) {
        return labels.getOrDefault(variant, variant);
    }

    /** What is set at a point, for example {@code after-embedding 0.25} and {@code units 20}. */
    List<String> labels(Point point) {
        return point.values().entrySet().stream()
                .map(value -> settings.getOrDefault(value.getKey(), Map.of())
                        .getOrDefault(value.getValue(), axis(value.getKey()) + " " + ShortValue.of(value.getValue())))
                .toList();
    }

    /** A path in few words. */
    String axis(String path) {
        return axes.getOrDefault(path, path);
    }

    /** A point in few words, for example {@code after-embedding 0.25, units 20}. */
    String name(Point point) {
        return point.values().entrySet().stream()
                .map(value -> axis(value.getKey()) + " " + ShortValue.of(value.getValue()))
                .collect(Collectors.joining(", "));
    }

    String name(Arm arm) {
        return arm.point().values().isEmpty() ? arm.variant() : arm.variant() + ", " + name(arm.point());
    }

    Legend legend() {
        return new Legend(styles.entrySet().stream()
                .map(variant -> new Legend.Entry(label(variant.getKey()), variant.getValue()))
                .toList());
    }
}
