package org.dropwhere.report;

import java.util.List;
import java.util.Locale;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.statistics.VariantSummary;

/** The few numbers that a person wants first, a row for each variant, in the order of the plan. */
final class TerminalSummary {
    private static final String NOTE = """

            Means over n seeds, test data, dropout off. The accuracy, with its 95 % interval,
            and the loss (nats) are those at the epoch with the best validation accuracy; the
            gap is training minus test accuracy at the last.
            """;

    private TerminalSummary() {}

    static String of(List<VariantSummary> summaries) {
        ResultTable table = new ResultTable(List.of(
                TableColumn.words("variant", summaries, VariantSummary::variant),
                TableColumn.wholes("n", summaries, VariantSummary::finished),
                TableColumn.wholes("failed", summaries, VariantSummary::failed),
                mean("accuracy", summaries, SummaryMetric.TEST_ACCURACY_AT_BEST),
                TableColumn.words("95 % interval", summaries, TerminalSummary::interval),
                mean("at last epoch", summaries, SummaryMetric.TEST_ACCURACY_AT_LAST),
                mean("loss", summaries, SummaryMetric.TEST_LOSS_AT_BEST),
                mean("gap", summaries, SummaryMetric.GAP_ACCURACY)));
        return table.toText() + NOTE;
    }

    private static TableColumn mean(String name, List<VariantSummary> summaries, SummaryMetric metric) {
        return TableColumn.rounded(
                name, summaries, summary -> summary.of(metric).mean());
    }

    private static String interval(VariantSummary summary) {
        return summary.of(SummaryMetric.TEST_ACCURACY_AT_BEST)
                .ci95()
                .map(TerminalSummary::text)
                .orElse("");
    }

    private static String text(Interval interval) {
        return String.format(Locale.ROOT, "[%.4f, %.4f]", interval.low(), interval.high());
    }
}
