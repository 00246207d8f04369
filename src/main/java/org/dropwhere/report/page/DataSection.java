package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import java.util.List;
import org.dropwhere.report.KnownData;

/** How many sequences there are, how frequent their labels are and how much is padding, as far as that is known. */
final class DataSection {
    private DataSection() {}

    static Section of(ReportData report) {
        KnownData data = report.data();
        return new Section(
                "data",
                "Data",
                data.entries().isEmpty()
                        ? List.of()
                        : List.of(
                                Html.scrolled(
                                        "Sequences and labels",
                                        SequencesTable.of(report.plan().axes(), data)),
                                p("Always giving the more frequent label has the accuracy that is its share."
                                        + " Where token 0 is padding (mask-zero), its steps are skipped.")));
    }
}
