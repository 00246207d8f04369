package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import java.util.List;

/** The numbers that a person wants first. */
final class SummarySection {
    private SummarySection() {}

    static Section of(ReportData report) {
        return new Section(
                "summary",
                "Summary",
                List.of(
                        Html.scrolled(
                                "Means over n seeds, test data, dropout off unless a column says so", report.summary()),
                        p("Accuracies are shares of right answers, losses mean cross-entropies in nats."
                                + " Accuracy, its 95 % interval and loss are those at the epoch with the best"
                                + " validation accuracy. The majority is the share of the more frequent test label, which"
                                + " always giving it is right for. The gap is training minus test accuracy at the last"
                                + " epoch.")));
    }
}
