package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Stream;

/** What has no part in the verdict, and readers of other tools look for. */
final class AdditionsSection {
    private AdditionsSection() {}

    static Section of(ReportData report) {
        return new Section(
                "beside",
                "Beside the verdict",
                report.additions().isEmpty()
                        ? List.of()
                        : Stream.concat(
                                        Stream.<DomContent>of(p("Nothing here has a part in the verdict.")),
                                        report.additions().stream()
                                                .map(addition -> Html.scrolled(addition.caption(), addition.table())))
                                .toList());
    }
}
