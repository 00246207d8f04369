package org.dropwhere.report.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.dropwhere.report.PlaceText;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Interval;

/** The candidates that the last race could not tell from the best one, with what fresh seeds say of each. */
final class SetTable {
    private SetTable() {}

    static ResultTable of(List<Candidate> rows, Confirmation confirmed, SearchCourse course) {
        return new ResultTable(List.of(
                TableColumn.words("candidate", rows, Candidate::name),
                TableColumn.words(
                        "drops",
                        rows,
                        row -> PlaceText.of(
                                row.variant(), course.source().experiment().model())),
                TableColumn.words("in the race", rows, row -> row.ending().words()),
                TableColumn.words("on fresh seeds", rows, row -> SearchPage.verdict(confirmed.of(row.name()))),
                TableColumn.rounded(
                        "difference",
                        rows,
                        row -> confirmed
                                .of(row.name())
                                .map(comparison ->
                                        comparison.evidence().difference().mean())
                                .orElseGet(OptionalDouble::empty)),
                TableColumn.rounded("ci95_low", rows, row -> end(confirmed.of(row.name()), Interval::low)),
                TableColumn.rounded("ci95_high", rows, row -> end(confirmed.of(row.name()), Interval::high))));
    }

    private static OptionalDouble end(Optional<Comparison> comparison, ToDoubleFunction<Interval> end) {
        return comparison.flatMap(each -> each.evidence().difference().ci95()).stream()
                .mapToDouble(end)
                .findFirst();
    }
}
