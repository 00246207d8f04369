package org.dropwhere.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.Interaction;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.MeanDifference;
import org.dropwhere.statistics.Pair;

/** {@code tables/interactions}: a row for each comparison and each axis that its difference may depend on. */
final class InteractionsTable {
    private InteractionsTable() {}

    static ResultTable of(List<Interaction> rows) {
        return new ResultTable(List.of(
                TableColumn.words("effect_of", rows, row -> row.effect().names().arm()),
                TableColumn.words("against", rows, row -> row.effect().names().baseline()),
                TableColumn.words(
                        "axis", rows, row -> ComparisonsTable.joined(row.axis().paths())),
                TableColumn.words(
                        "value",
                        rows,
                        row -> ComparisonsTable.joined(
                                row.effect().arm().point().valuesOf(row.axis().paths()))),
                TableColumn.words(
                        "baseline_value",
                        rows,
                        row -> ComparisonsTable.joined(row.axis().baseline())),
                TableColumn.words("at", rows, row -> InteractionsText.where(row).text()),
                TableColumn.words("metric", rows, row -> row.effect().metric().key()),
                TableColumn.wholes("n", rows, row -> row.differences().n()),
                TableColumn.rounded("effect", rows, row -> mean(row, Pair::arm)),
                TableColumn.rounded("baseline_effect", rows, row -> mean(row, Pair::baseline)),
                TableColumn.rounded("difference", rows, row -> row.estimate().mean()),
                TableColumn.rounded("sd", rows, row -> row.estimate().sd()),
                TableColumn.rounded("ci95_low", rows, row -> end(row, Interval::low)),
                TableColumn.rounded("ci95_high", rows, row -> end(row, Interval::high)),
                TableColumn.pValues("sign_flip_p", rows, Interaction::permutation),
                TableColumn.pValues(
                        "corrected_p",
                        rows,
                        row -> row.inference().stream()
                                .mapToDouble(MeanDifference::p)
                                .findFirst()),
                TableColumn.pValues("holm_p", rows, Interaction::adjusted),
                TableColumn.words("shown", rows, row -> row.isShown() ? "yes" : "no")));
    }

    private static OptionalDouble mean(Interaction row, ToDoubleFunction<Pair> effect) {
        return row.differences().list().stream().mapToDouble(effect).average();
    }

    private static OptionalDouble end(Interaction row, ToDoubleFunction<Interval> end) {
        return row.estimate().ci95().stream().mapToDouble(end).findFirst();
    }
}
