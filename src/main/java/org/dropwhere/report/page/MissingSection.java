package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import java.util.List;
import org.dropwhere.report.Missing;

/** The parts that could not be made. */
final class MissingSection {
    private MissingSection() {}

    static Section of(List<Missing> missing) {
        return new Section(
                "missing",
                "Missing",
                missing.isEmpty()
                        ? List.of()
                        : List.of(
                                p("This report lacks parts that could not be made; all else is as it should be.")
                                        .withClass("note"),
                                Html.list(missing.stream()
                                        .map(part -> part.what() + " (" + part.reason() + ")"
                                                + (part.numbers().isPresent() ? ": its numbers are below." : "."))
                                        .toList())));
    }
}
