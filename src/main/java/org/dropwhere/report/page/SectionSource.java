package org.dropwhere.report.page;

import java.util.function.Function;

/**
 * A part of the page of a plan's report that is yet to be made.
 *
 * @param id as the part's
 * @param heading as the part's
 * @param part makes it
 */
record SectionSource(String id, String heading, Function<ReportData, Section> part) {
    /** Of a certain report. */
    PagePart of(ReportData report) {
        return new PagePart(id, heading, () -> part.apply(report));
    }
}
