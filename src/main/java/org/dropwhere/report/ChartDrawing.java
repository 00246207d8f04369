package org.dropwhere.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.report.chart.ChartSource;
import org.dropwhere.results.ResultTable;

/** Draws charts, each by itself; of one that cannot be drawn the numbers stand in its place. */
public final class ChartDrawing {
    private record Drawn(Optional<Chart> chart, List<Missing> missing) {}

    private ChartDrawing() {}

    /**
     * Those that have something to show, in their order.
     *
     * @param numbers what a chart shows, by its name
     * @param attempts notes those that could not be drawn
     */
    public static List<Chart> draw(
            List<ChartSource> sources, Function<String, ResultTable> numbers, Attempts attempts) {
        List<Drawn> all = sources.stream()
                // Each takes some tenths of a second.
                .parallel()
                .map(source -> draw(source, numbers))
                .toList();
        List<Chart> charts = new ArrayList<>();
        for (Drawn each : all) {
            each.chart().ifPresent(charts::add);
            each.missing().forEach(attempts::add);
        }
        return charts;
    }

    private static Drawn draw(ChartSource source, Function<String, ResultTable> numbers) {
        Attempts attempts = new Attempts();
        Optional<Optional<Chart>> chart = attempts.make("The chart " + source.name(), source.draw());
        return new Drawn(
                chart.flatMap(drawn -> drawn),
                attempts.missing().stream()
                        .map(part -> part.with(new Attempts().make(source.name(), () -> numbers.apply(source.name()))))
                        .toList());
    }
}
