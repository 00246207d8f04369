package org.dropwhere.plan;

import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.spec.ComparedAxis;

/** The axes of a plan's sweep, each with the value that its others are held against. */
public final class ComparedAxes {
    private ComparedAxes() {}

    /**
     * Those whose values are compared: what the experiment declares; otherwise all of an experiment with one variant,
     * in which nothing else could be compared.
     */
    public static List<ComparedAxis> of(Plan plan) {
        return plan.experiment()
                .analysis()
                .compareAlong()
                .orElseGet(() -> isDefault(plan) ? undeclared(plan) : List.of());
    }

    /** Whether the values of all axes are compared because nothing else could be. */
    public static boolean isDefault(Plan plan) {
        return plan.experiment().analysis().compareAlong().isEmpty()
                && plan.experiment().variants().size() == 1
                && !plan.axes().isEmpty();
    }

    /** Those and all others of the sweep, which begin at their first value. */
    public static List<ComparedAxis> all(Plan plan) {
        List<ComparedAxis> compared = of(plan);
        List<String> named =
                compared.stream().flatMap(axis -> axis.paths().stream()).toList();
        return Stream.concat(
                        compared.stream(),
                        undeclared(plan).stream()
                                .filter(axis -> axis.paths().stream().noneMatch(named::contains)))
                .toList();
    }

    private static List<ComparedAxis> undeclared(Plan plan) {
        Point first = plan.points().get(0);
        return AxisGroups.of(plan.points()).stream()
                .map(paths -> new ComparedAxis(paths, first.valuesOf(paths)))
                .toList();
    }
}
