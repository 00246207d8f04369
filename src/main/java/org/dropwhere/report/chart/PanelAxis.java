package org.dropwhere.report.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dropwhere.text.NumberText;

/**
 * An axis of a panel.
 *
 * @param title with the unit; may be empty
 * @param range what it shows
 * @param pattern of the numbers that XChart writes along it, where there are no places
 * @param places what is written along it instead
 */
record PanelAxis(String title, Range range, String pattern, List<Tick> places) {
    private static final double LARGE = 1e7;

    /**
     * A name at a value.
     *
     * @param name its parts, which stand in a line if they fit there, otherwise one below the other
     * @param details stand below the name, where names stand to the left; likewise; may be empty
     */
    record Tick(double at, List<String> name, List<String> details) {
        Tick {
            name = List.copyOf(name);
            details = List.copyOf(details);
        }

        Tick(double at, String name) {
            this(at, List.of(name), List.of());
        }

        String wholeName() {
            return String.join(" ", name);
        }
    }

    PanelAxis {
        places = List.copyOf(places);
    }

    static PanelAxis numbers(String title, Range range) {
        return new PanelAxis(title, range, range.span() < 0.05 ? "0.000" : "0.00", List.of());
    }

    static PanelAxis epochs(int epochs) {
        return new PanelAxis("epoch", new Range(0.5, epochs + 0.5), "0", List.of());
    }

    /** Rows from top to bottom, at 0, -1, -2, ..., with a name and details each. */
    static PanelAxis rows(List<List<String>> names, List<List<String>> details) {
        return new PanelAxis(
                "",
                new Range(0.5 - names.size(), 0.5),
                "0",
                IntStream.range(0, names.size())
                        .mapToObj(i -> new Tick(-i, names.get(i), details.get(i)))
                        .toList());
    }

    boolean hasPlaces() {
        return !places.isEmpty();
    }

    /** The range for XChart, which looks for ticks without an end where numbers have some twenty digits. */
    Range given() {
        // Where there are places it writes nothing.
        return hasPlaces() ? new Range(0, 1) : new Range(range.low() / unit(), range.high() / unit());
    }

    /** What XChart writes in place of numbers of its range; absent if that is the pattern's. */
    Optional<Function<Double, String>> labels() {
        return unit() == 1 ? Optional.empty() : Optional.of(number -> NumberText.rounded(number * unit()));
    }

    /** A power of ten: 1 unless the pattern would make numbers longer than anybody can read. */
    private double unit() {
        double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        return largest < LARGE ? 1 : Math.pow(10, Math.floor(Math.log10(largest)));
    }
}
