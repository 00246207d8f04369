package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.report.search.SearchReport;
import org.dropwhere.results.FoundData;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.tracking.tensorboard.TensorBoardFiles;

/**
 * Makes the tables, charts and page of a results folder again from its trials. Trains nothing.
 *
 * @param guard wraps every write
 */
public record Reporter(FileGuard guard) {

    /** Writes without a guard. */
    public Reporter() {
        this(FileGuard.NONE);
    }

    /**
     * Makes the report of a folder whose run may be unfinished.
     *
     * @param problems called with a sentence for each file of the folder that is damaged, and for each file of
     *     sequences that is missing or has changed since training
     * @throws BadInput if the folder is no results folder or that of a part, no trial has ended, or files of it are not
     *     the program's or of a version that is not read
     * @throws org.dropwhere.failure.EnvironmentFailure if the machine fails, as when a file cannot be read or written
     */
    public ReportResult report(Path folder, Consumer<String> problems) {
        return report(folder, TensorBoard.NONE, problems);
    }

    /**
     * Likewise, with event files of the trials that have ended.
     *
     * @throws BadInput also if the event files would replace another program's
     */
    public ReportResult report(Path folder, TensorBoard tensorBoard, Consumer<String> problems) {
        ResultsFolder results = ResultsFolder.at(folder);
        Plan plan = PlanOfFolder.readWhole(results);
        results.damagedOutcomes(plan.trials()).forEach(problems);
        // A folder may hold tables and charts without the trials that they came from: they would be lost.
        if (plan.trials().stream().allMatch(trial -> results.outcome(trial).isEmpty())) {
            throw new BadInput(folder + ": no trial has ended, so there is nothing to report");
        }
        List<String> damages = guard.write(() -> {
            Report.requireOwnFiles(results);
            List<String> sentences = new ArrayList<>();
            results.repairLooks().ifPresent(sentences::add);
            results.damageOfDataSummaries().ifPresent(sentences::add);
            return sentences;
        });
        damages.forEach(problems);
        // The report needs no files, but who reads it should know that they are no longer what was trained on.
        FoundData data = results.findData(plan);
        data.missing().forEach(problems);
        data.changed().forEach(problems);
        tensorBoard.files(results, plan).ifPresent(files -> write(files, plan, results));
        return new ReportResult(plan, write(results, plan));
    }

    private Report write(ResultsFolder results, Plan plan) {
        return plan.experiment().search().isEmpty()
                ? Report.write(results, plan, guard::write)
                : SearchReport.write(results, SearchOfFolder.course(results, plan), guard::write);
    }

    private void write(TensorBoardFiles files, Plan plan, ResultsFolder results) {
        guard.write(files::begin);
        for (Trial trial : plan.trials()) {
            results.outcome(trial).ifPresent(outcome -> guard.write(() -> files.write(trial, outcome)));
        }
    }
}
