package org.dropwhere.statistics;

import java.util.List;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.AxisNames;
import org.dropwhere.plan.Point;

/**
 * What two arms that are compared are called: by their variants, or where they are one variant along an axis, by its
 * values: {@code after-embedding 0.5} and {@code after-embedding 0}; {@code lstm-only with length 200} where the axis
 * is not the variant's own.
 *
 * @param arm the one in question
 * @param baseline the one that it is compared with
 * @param where the values of the axes on which both agree: {@code data.train=500, model.units=20}; empty without any
 */
public record ComparedNames(String arm, String baseline, String where) {
    /** Between the values of axes that move together. */
    private static final String BETWEEN = " / ";

    static ComparedNames of(Arm arm, Arm baseline) {
        List<String> axes = arm.point().differences(baseline.point());
        return axes.isEmpty()
                ? new ComparedNames(
                        arm.variant(), baseline.variant(), arm.point().text())
                : new ComparedNames(
                        name(arm, axes),
                        name(baseline, axes),
                        Point.common(List.of(arm.point(), baseline.point())).text());
    }

    private static String name(Arm arm, List<String> axes) {
        boolean isOwn = axes.stream().allMatch(axis -> axis.startsWith("variants." + arm.variant() + "."));
        return (isOwn ? "" : arm.variant() + " with ") + values(arm.point(), axes);
    }

    /** Some axes with their values at a point, in few words: {@code after-embedding 0.5}. */
    public static String values(Point point, List<String> axes) {
        return axes.stream()
                .map(axis -> AxisNames.shortest(axis, point.values().keySet()) + " "
                        + point.valuesOf(List.of(axis)).get(0))
                .collect(Collectors.joining(BETWEEN));
    }

    /** Where both are, in brackets with a blank before: {@code (at data.train=500)}; empty without other axes. */
    public String at() {
        return where.isEmpty() ? "" : " (at " + where + ")";
    }

    /** Both: {@code extra-dropout (data.train=500) - lstm-only}. */
    public String difference() {
        return arm + (where.isEmpty() ? "" : " (" + where + ")") + " - " + baseline;
    }
}
