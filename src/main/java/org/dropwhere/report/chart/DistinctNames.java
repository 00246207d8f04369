package org.dropwhere.report.chart;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names that remain different where they are shortened. */
final class DistinctNames {
    /** The width to which names are shortened at most, in pixels. */
    static final int LEAST_WIDTH = 300;

    private DistinctNames() {}

    /** The names; those of which nothing would differ are numbered by their places among all, counted from 1. */
    static List<String> of(List<String> names) {
        List<String> shortened = names.stream()
                .map(name -> Label.within(name, Theme.HEADING, LEAST_WIDTH).text())
                .toList();
        Map<String, Long> count =
                shortened.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return IntStream.range(0, names.size())
                .mapToObj(i -> count.getOrDefault(shortened.get(i), 1L) == 1
                        ? names.get(i)
                        : "#" + (i + 1) + " " + names.get(i))
                .toList();
    }
}
