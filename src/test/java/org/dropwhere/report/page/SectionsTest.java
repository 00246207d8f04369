package org.dropwhere.report.page;

import static j2html.TagCreator.p;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.Missing;
import org.dropwhere.results.CellResult;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ResultTable;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.FirstLook;
import org.dropwhere.statistics.ResultsByArm;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static Findings findings() {
        Plan plan = HandMade.plan(1, "control");
        List<CellResult> results = HandMade.results(plan, HandMade.finished(0.5));
        return new Findings(
                plan,
                KnownData.of(plan, Map.of()),
                results,
                ArmSummary.of(ResultsByArm.of(plan, results)),
                new ResultTable(List.of()),
                FirstLook.compare(ResultsByArm.of(plan, results)),
                new ResultTable(List.of()),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    @Test
    void aSectionThatCannotBeMadeSaysSoAndTheOthersAreThere() {
        ReportPage page = ReportPage.of(
                findings(),
                List.of(
                        new Section("one", "One", each -> new Part("one", "One", List.of(p("first")))),
                        new Section("two", "Two", each -> {
                            throw new ArithmeticException("/ by zero");
                        }),
                        new Section("three", "Three", each -> new Part("three", "Three", List.of(p("third"))))));
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
                findings(), List.of(new Section("one", "One", each -> new Part("one", "One", List.of(p("first"))))));
        assertEquals(List.of(), page.missing());
        assertEquals(false, page.text().contains("Missing"));
    }
}
