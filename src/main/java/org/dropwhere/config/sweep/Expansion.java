package org.dropwhere.config.sweep;

import java.util.ArrayList;
import java.util.List;

/** Groups of axes to combinations of their values. */
final class Expansion {
    private Expansion() {}

    /**
     * Every combination of one step of each group, with a choice for every axis in the order of the groups. The last
     * group moves fastest. No groups have one combination, without choices.
     */
    static List<List<AxisValue>> of(List<AxisGroup> groups) {
        List<List<AxisValue>> combinations = List.of(List.of());
        for (AxisGroup group : groups) {
            List<List<AxisValue>> longer = new ArrayList<>();
            for (List<AxisValue> begun : combinations) {
                for (int step = 0; step < group.size(); step++) {
                    longer.add(with(begun, group, step));
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<AxisValue> with(List<AxisValue> begun, AxisGroup group, int step) {
        List<AxisValue> combination = new ArrayList<>(begun);
        group.axes()
                .forEach(axis ->
                        combination.add(new AxisValue(axis, axis.values().get(step))));
        return combination;
    }

    /** How many there are; {@link Long#MAX_VALUE} stands for more than that. */
    static long count(List<AxisGroup> groups) {
        long count = 1;
        for (AxisGroup group : groups) {
            count = count > Long.MAX_VALUE / group.size() ? Long.MAX_VALUE : count * group.size();
        }
        return count;
    }
}
