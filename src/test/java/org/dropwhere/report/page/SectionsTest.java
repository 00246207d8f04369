package org.dropwhere.report.page;

import static j2html.TagCreator.p;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.Missing;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.PlannedRunResult;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static ReportData report() {
        Plan plan = HandMade.plan(1, "control");
        List<PlannedRunResult> results = HandMade.results(plan, HandMade.finished(0.5));
        return HandMadeReport.of(plan, results);
    }

    @Test
    void aSectionThatCannotBeMadeSaysSoAndTheOthersAreThere() {
        ReportPage page = ReportPage.of(
                report(),
                List.of(
                        new SectionSource("one", "One", each -> new Section("one", "One", List.of(p("first")))),
                        new SectionSource("two", "Two", each -> {
                            throw new ArithmeticException("/ by zero");
                        }),
                        new SectionSource(
                                "three", "Three", each -> new Section("three", "Three", List.of(p("third"))))));
        assertEquals(
                List.of("The section Two of the page could not be made (ArithmeticException)."),
                page.missing().stream().map(Missing::sentence).toList());
        assertTrue(page.text().contains("first"));
        assertTrue(page.text().contains("third"));
        assertTrue(page.text().contains("<a href=\"#two\">Two</a>"));
        assertTrue(page.text().contains("This section could not be made."));
        assertTrue(page.text().contains("The section Two of the page (ArithmeticException)."));
    }

    @Test
    void aPageThatLacksNothingHasNoWordOfIt() {
        ReportPage page = ReportPage.of(
                report(),
                List.of(new SectionSource("one", "One", each -> new Section("one", "One", List.of(p("first"))))));
        assertEquals(List.of(), page.missing());
        assertEquals(false, page.text().contains("Missing"));
    }
}
