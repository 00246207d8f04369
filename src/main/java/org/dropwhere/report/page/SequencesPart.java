package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import java.util.List;
import org.dropwhere.report.KnownData;

/** How many sequences there are, how frequent their labels are and how much is padding, as far as that is known. */
final class SequencesPart {
    private SequencesPart() {}

    static Part of(Findings findings) {
        KnownData data = findings.data();
        return new Part(
                "data",
                "Data",
                data.entries().isEmpty()
                        ? List.of()
                        : List.of(
                                Html.scrolled(
                                        "Sequences and labels",
                                        SequencesTable.of(findings.plan().axes(), data)),
                                p(
                                        "Always giving the more frequent label has the accuracy that is its share. Where token 0 is"
                                                + " padding (mask-zero), its steps are skipped.")));
    }
}
