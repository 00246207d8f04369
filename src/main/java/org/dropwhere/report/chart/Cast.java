package org.dropwhere.report.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropwhere.config.Variant;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;

/**
 * Who appears in the charts: variants with their styles, and short names for the arms of a sweep.
 *
 * @param styles by the variants' names, in their order
 * @param axes each axis's shortest name, by its path
 */
record Cast(Map<String, VariantStyle> styles, Map<String, String> axes) {
    static Cast of(Plan plan) {
        Map<String, VariantStyle> styles = new LinkedHashMap<>();
        for (Variant variant : plan.experiment().variants()) {
            styles.put(variant.name(), VariantStyle.at(styles.size()));
        }
        Map<String, String> axes = new LinkedHashMap<>();
        plan.axes().forEach(path -> axes.put(path, shortest(path, plan.axes())));
        return new Cast(styles, axes);
    }

    /** The last words of a path, as many as no other path ends with. */
    private static String shortest(String path, List<String> all) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        while (name.length() < path.length()) {
            String end = "." + name;
            if (all.stream().filter(each -> ("." + each).endsWith(end)).count() == 1) {
                return name;
            }
            name = path.substring(path.lastIndexOf('.', path.length() - name.length() - 2) + 1);
        }
        return path;
    }

    VariantStyle style(Arm arm) {
        return styles.getOrDefault(arm.variant(), VariantStyle.at(0));
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
                .map(variant -> new Legend.Entry(variant.getKey(), variant.getValue()))
                .toList());
    }
}
