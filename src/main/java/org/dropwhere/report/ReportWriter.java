package org.dropwhere.report;

import java.util.Optional;
import java.util.function.Consumer;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ReportFiles;
import org.dropwhere.results.ResultsFolder;

/**
 * Makes a report in three steps: computes the numbers, renders all files in memory, and publishes them, which records
 * the look at the results too. Each part is made by itself, so that one that fails takes no other with it.
 *
 * @param folder where the trials are and the files go
 * @param plan of the trials
 * @param charts what may be drawn
 */
record ReportWriter(ResultsFolder folder, Plan plan, ChartChoice charts) {

    Report write() {
        return write(Runnable::run);
    }

    /**
     * Makes and writes the report.
     *
     * @param moment calls what it is given, the third step; so a caller can guard it against interruption
     * @throws org.dropwhere.failure.BadInput if a trial cannot be read or a file cannot be written
     */
    Report write(Consumer<Runnable> moment) {
        // Opened before the trials are read: of two reports at the same time the one with the later trials is written
        // last.
        try (ReportFiles files = folder.reportFiles()) {
            return write(files, moment);
        }
    }

    private Report write(ReportFiles files, Consumer<Runnable> moment) {
        Attempts attempts = new Attempts();
        ReportParts parts = ReportParts.of(folder, plan, charts, attempts);
        ReportContents contents = new ReportContents();
        contents.putAll(parts.files());
        Optional<ReportPage> page = attempts.make("The page", () -> ReportPage.of(parts.data()));
        page.ifPresent(made -> made.missing().forEach(attempts::add));
        contents.put(page);
        moment.accept(() -> {
            parts.keepLook(folder);
            files.replace(contents.files(), Report.FILES);
        });
        return new Report(
                parts.summary(),
                parts.tables(),
                PlannedRunResult.ended(parts.data().results()).size(),
                folder.path().resolve(Report.PAGE),
                parts.chartProblem(),
                attempts.missing());
    }
}
