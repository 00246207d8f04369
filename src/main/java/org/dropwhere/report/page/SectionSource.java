package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dropwhere.report.Attempts;

/**
 * A part of the page that is yet to be made.
 *
 * @param id as the part's
 * @param heading as the part's
 * @param part makes it
 */
record SectionSource(String id, String heading, Function<ReportData, Section> part) {

    /** Absent if it has no content; if it cannot be made, a notice stands in its place. */
    Optional<Rendered> render(ReportData report, Attempts attempts) {
        Optional<Rendered> rendered = attempts.make("The section " + heading + " of the page", () -> {
            Section made = part.apply(report);
            return new Rendered(id, heading, made.content().isEmpty() ? "" : Html.render(made.html()));
        });
        return Optional.of(rendered.orElseGet(this::notice))
                .filter(section -> !section.html().isEmpty());
    }

    private Rendered notice() {
        Section notice = new Section(
                id,
                heading,
                List.of(p("This section could not be made. The numbers are in the tables beside this page.")
                        .withClass("note")));
        return new Rendered(id, heading, Html.render(notice.html()));
    }

    /** As it stands in the page. */
    record Rendered(String id, String heading, String html) {}
}
