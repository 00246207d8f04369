package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.report.Attempts;

/** A part of a page that is yet to be made. */
public final class PagePart {
    private final String id;
    private final String heading;
    private final Supplier<Section> content;

    PagePart(String id, String heading, Supplier<Section> content) {
        this.id = id;
        this.heading = heading;
        this.content = content;
    }

    /**
     * One of its own.
     *
     * @param id the anchor, unique in the page
     * @param heading in the contents too
     * @param blocks makes what is below the heading; a part without is left out
     */
    public static PagePart of(String id, String heading, Supplier<List<Block>> blocks) {
        return new PagePart(
                id,
                heading,
                () -> new Section(
                        id, heading, blocks.get().stream().map(Block::html).toList()));
    }

    /**
     * One that reports on plans have.
     *
     * @param id the anchor
     * @throws java.util.NoSuchElementException if they have none of that id
     */
    public static PagePart of(String id, ReportData report) {
        return ReportPage.SECTIONS.stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow()
                .of(report);
    }

    /** Absent if it has no content; if it cannot be made, a notice stands in its place. */
    Optional<Rendered> render(Attempts attempts) {
        Optional<Rendered> rendered = attempts.make("The section " + heading + " of the page", () -> {
            Section made = content.get();
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
