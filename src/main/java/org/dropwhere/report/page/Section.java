package org.dropwhere.report.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.List;

/**
 * A part of the page: a landmark with a heading.
 *
 * @param id the anchor, unique in the page
 * @param heading in the contents too
 * @param content what is below the heading; a part without is left out
 */
record Section(String id, String heading, List<DomContent> content) {
    Section {
        content = List.copyOf(content);
    }

    DomContent html() {
        return section(h2(heading).withId(id), each(content, each -> each)).attr("aria-labelledby", id);
    }
}
