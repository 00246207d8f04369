package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.chart.ChartSource;
import org.dropwhere.report.chart.Charts;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One part that cannot be made takes no other with it. */
class MissingPartsTest {
    private static final Plan PLAN = HandMade.solvedFrom(HandMade.plan(2, "control", "both"), 0.7);

    @TempDir
    private Path results;

    private ResultsFolder folder() {
        ResultsFolder folder = HandMade.folder(results, "hand-made");
        HandMade.results(
                        PLAN,
                        Stream.of(0.5, 0.625, 0.75, 0.6875)
                                .map(accuracy -> HandMade.finished(0.5, accuracy))
                                .toArray(Outcome[]::new))
                .forEach(result -> result.outcome()
                        .ifPresent(outcome -> folder.store(result.run().trial(), outcome, HandMade.PROVENANCE)));
        return folder;
    }

    /** One of the usual charts and some that fail. */
    private static ChartChoice failing(Throwable how, String... names) {
        return (results, comparisons) -> Charts.of(results, comparisons).stream()
                .filter(source ->
                        source.name().equals("accuracy") || List.of(names).contains(source.name()))
                .map(source -> List.of(names).contains(source.name())
                        ? new ChartSource(source.name(), () -> {
                            throw sneaky(how);
                        })
                        : source)
                .toList();
    }

    private static RuntimeException sneaky(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    private static List<String> what(Report report) {
        return report.missing().stream().map(Missing::what).toList();
    }

    @Test
    void aChartThatCannotBeDrawnIsNamedWithItsNumbersAndTheOthersAreThere() throws IOException {
        ResultsFolder folder = folder();
        Report.write(folder, PLAN);
        assertTrue(Files.exists(folder.path().resolve("charts/gap.svg")));
        Report report = new ReportWriter(folder, PLAN, failing(new ArithmeticException("/ by zero"), "gap")).write();
        assertEquals(
                List.of("The chart gap could not be made (ArithmeticException); its numbers are in the report."),
                report.missing().stream().map(Missing::sentence).toList());
        assertTrue(report.summary().startsWith("variant"), report.summary());
        assertTrue(report.summary().contains("2 seeds are too few for a verdict"), report.summary());
        Path charts = folder.path().resolve("charts");
        assertTrue(Files.exists(charts.resolve("accuracy.svg")));
        assertFalse(Files.exists(charts.resolve("gap.svg")), "the old one would be taken for the new");
        String page = Files.readString(report.page());
        assertTrue(page.contains("The chart gap (ArithmeticException): its numbers are below."), page);
        assertTrue(page.contains("The chart gap could not be drawn; its numbers"), page);
        assertTrue(page.contains("accuracy-caption"), page);
    }

    @Test
    void everyChartHasNumbersToStandInItsPlace() throws IOException {
        String[] all = {"differences", "sweep", "heat-map", "distribution", "accuracy", "solved", "loss", "gap"};
        Report report = new ReportWriter(folder(), PLAN, failing(new OutOfMemoryError("huge"), all)).write();
        assertEquals(Stream.of(all).map(name -> "The chart " + name).toList(), what(report));
        for (Missing missing : report.missing()) {
            assertFalse(missing.numbers().orElseThrow().rows().isEmpty(), missing.what());
        }
    }

    @Test
    void theSameReportWithTheSameGapsHasTheSameBytes() throws IOException {
        ResultsFolder folder = folder();
        ReportWriter writer = new ReportWriter(folder, PLAN, failing(new IllegalStateException("x"), "gap", "loss"));
        String first = Files.readString(writer.write().page());
        assertEquals(first, Files.readString(writer.write().page()));
    }

    @Test
    void whatTheUserCanPutRightIsNoGapInTheReport() {
        ReportWriter writer = new ReportWriter(folder(), PLAN, failing(new BadInput("The disk is full."), "gap"));
        assertEquals(
                List.of("The disk is full."),
                assertThrows(BadInput.class, writer::write).sentences());
    }
}
