package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;

/**
 * What the race promised of its best candidate, and what fresh seeds gave. The best of many is partly the luckiest, so
 * that a promise is too high on average.
 *
 * @param confirmation in which the best candidate is not the one that was to be beaten
 */
record Promise(Confirmation confirmation) {
    private static final int DECIMALS = 3;

    /** A difference of the best candidate to that to be beaten. */
    private record Row(String seeds, String sequences, Estimate difference, boolean isFresh) {}

    private SearchCourse course() {
        return confirmation.course();
    }

    /** On the race's seeds; none if that to be beaten did not run in whole trials. */
    private Estimate promised() {
        return Estimate.of(RaceScores.of(course(), true)
                .differences(confirmation.best(), course().search().against()));
    }

    private Estimate validated() {
        return Estimate.of(confirmation.validationDifferences());
    }

    private Comparison tested() {
        return confirmation.of(confirmation.best()).orElseThrow();
    }

    ResultTable table() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("of the race", "validation", promised(), false));
        rows.add(new Row("fresh", "validation", validated(), true));
        rows.add(new Row("fresh", "test", tested().evidence().difference(), true));
        return new ResultTable(List.of(
                TableColumn.words("seeds", rows, Row::seeds),
                TableColumn.words("sequences", rows, Row::sequences),
                TableColumn.wholes("n", rows, row -> row.difference().n()),
                TableColumn.rounded("difference", rows, row -> row.difference().mean()),
                end("ci95_low", rows, Interval::low),
                end("ci95_high", rows, Interval::high)));
    }

    /** An interval of the race's seeds would be about a candidate that these same seeds have chosen. */
    private static TableColumn end(String name, List<Row> rows, ToDoubleFunction<Interval> end) {
        return TableColumn.rounded(
                name,
                rows,
                row -> Optional.of(row)
                        .filter(Row::isFresh)
                        .flatMap(each -> each.difference().ci95())
                        .stream()
                        .mapToDouble(end)
                        .findFirst());
    }

    String sentence() {
        String against = course().search().against();
        String metric = course().search().metric().words();
        OptionalDouble promised = promised().mean();
        OptionalDouble validated = validated().mean();
        OptionalDouble tested = tested().evidence().difference().mean();
        if (promised.isEmpty()) {
            return "What the race promised over " + against + " is not known: " + against
                    + " ran in cheaper trials only.";
        }
        if (validated.isEmpty() || tested.isEmpty()) {
            return "The race promised a difference of " + number(promised.getAsDouble()) + " to " + against
                    + "; no fresh seed has finished in both.";
        }
        double sign = course().search().metric().isBetterWhenLarger() ? 1 : -1;
        // Of the numbers as they are written, so that they add up.
        double optimism = sign * (written(promised.getAsDouble()) - written(validated.getAsDouble()));
        return "On its own "
                + Phrases.count(promised().n(), "seed") + " the race promised a difference of "
                + number(promised.getAsDouble()) + " to " + against + " in validation " + metric
                + "; fresh seeds gave " + number(validated.getAsDouble()) + " there, and "
                + number(tested.getAsDouble()) + " in test " + metric + ". Like for like the promise was "
                + (Math.abs(optimism) < 0.5 * Math.pow(10, -DECIMALS)
                        ? "kept."
                        : "too " + (optimism > 0 ? "high" : "low") + " by " + number(Math.abs(optimism)) + ".")
                + " The best of many candidates is partly the luckiest one, so only the fresh seeds count.";
    }

    private static double written(double difference) {
        return Double.parseDouble(number(difference));
    }

    private static String number(double difference) {
        return NumberText.fixed(difference, DECIMALS);
    }
}
