package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.InterquartileMean;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.ProbabilityOfImprovement;

/** Tables of what is said of a sweep as a whole. */
final class SweepTables {
    private SweepTables() {}

    /** {@code tables/interquartile-means}: a row for each variant. */
    static ResultTable interquartileMeans(List<InterquartileMean> rows) {
        return new ResultTable(List.of(
                TableColumn.words("variant", rows, InterquartileMean::variant),
                TableColumn.words("metric", rows, row -> row.metric().key()),
                TableColumn.wholes("points", rows, InterquartileMean::points),
                TableColumn.wholes("n", rows, InterquartileMean::n),
                TableColumn.rounded("interquartile_mean", rows, InterquartileMean::value),
                end("ci95_low", rows, InterquartileMean::ci95, Interval::low),
                end("ci95_high", rows, InterquartileMean::ci95, Interval::high)));
    }

    /** {@code tables/improvement}: a row for each comparison. */
    static ResultTable improvement(List<ProbabilityOfImprovement> rows) {
        return new ResultTable(List.of(
                TableColumn.words("variant", rows, row -> row.contrast().variant()),
                TableColumn.words("baseline", rows, row -> row.contrast().baseline()),
                TableColumn.words("metric", rows, row -> row.metric().key()),
                TableColumn.wholes("points", rows, ProbabilityOfImprovement::points),
                TableColumn.wholes("n", rows, ProbabilityOfImprovement::n),
                TableColumn.rounded("improvement", rows, ProbabilityOfImprovement::value),
                end("ci95_low", rows, ProbabilityOfImprovement::ci95, Interval::low),
                end("ci95_high", rows, ProbabilityOfImprovement::ci95, Interval::high)));
    }

    private static <T> TableColumn end(
            String name, List<T> rows, Function<T, Optional<Interval>> interval, ToDoubleFunction<Interval> end) {
        return TableColumn.rounded(
                name, rows, row -> interval.apply(row).stream().mapToDouble(end).findFirst());
    }
}
