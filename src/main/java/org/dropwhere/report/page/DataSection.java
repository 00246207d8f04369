package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.report.KnownData;
import org.dropwhere.spec.FileData;

/** How many sequences there are, how frequent their labels are and how much is padding, as far as that is known. */
final class DataSection {
    private DataSection() {}

    static Section of(ReportData report) {
        KnownData data = report.data();
        return new Section("data", "Data", data.entries().isEmpty() ? List.of() : content(report));
    }

    private static List<DomContent> content(ReportData report) {
        KnownData data = report.data();
        List<DomContent> content = new ArrayList<>();
        content.add(Html.scrolled(
                "Sequences and labels", SequencesTable.of(report.plan().axes(), data.entries())));
        content.add(p("Always giving the more frequent label has the accuracy that is its share."
                + (data.entries().stream().anyMatch(KnownData.Entry::hasTokens)
                        ? " Where token 0 is padding (mask-zero), its steps are skipped."
                        : "")));
        List<FileData> files = data.entries().stream()
                .map(KnownData.Entry::data)
                .filter(FileData.class::isInstance)
                .map(FileData.class::cast)
                .toList();
        if (!files.isEmpty()) {
            content.add(Html.scrolled("Files", FilesTable.of(data)));
        }
        if (!files.stream().allMatch(FileData::isSharedBySeeds)) {
            content.add(p("Where each seed divides the sequences anew, the figures are those of seed "
                    + DatasetSummary.EXAMPLE_SEED + "."));
        }
        return content;
    }
}
