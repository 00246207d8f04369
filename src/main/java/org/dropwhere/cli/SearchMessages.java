package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.dropwhere.experiment.RunStart;
import org.dropwhere.experiment.SearchListener;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.FolderContents;
import org.dropwhere.search.RaceLook;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.Stage;
import org.dropwhere.spec.Search;
import org.dropwhere.text.Phrases;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Prints what happens in a search; nothing after an interruption. */
final class SearchMessages implements SearchListener {
    private final RunOutput output;
    private final Interruption interruption;
    private final IntSupplier jobs;
    private final RunMessages run;
    /** How many looks have been told. */
    private int told;

    SearchMessages(RunOutput output, Interruption interruption, IntSupplier jobs, boolean retryFailed) {
        this.output = output;
        this.interruption = interruption;
        this.jobs = jobs;
        run = new RunMessages(output, interruption, jobs, retryFailed);
    }

    @Override
    public void budgeted(int trials) {
        interruption.show(() -> output.message(
                "The budget in time pays for about " + Phrases.count(trials, "trial") + " on this machine."));
    }

    @Override
    public void notFresh(Search search) {
        interruption.show(() -> output.error(SearchTexts.notFresh(search)));
    }

    @Override
    public void goesOn(SearchCourse course) {
        interruption.show(() -> {
            List<Stage> stages = course.stages();
            int looks = 0;
            for (Stage stage : stages) {
                for (RaceLook look : stage.looks()) {
                    if (looks++ >= told) {
                        tell(stage, look);
                    }
                }
            }
            told = looks;
        });
    }

    private void tell(Stage stage, RaceLook look) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("race", stage.kind().key());
        values.put("seeds", look.seeds());
        values.put("leader", look.leader());
        values.put("left", look.left());
        output.event("looked", values);
        output.message(SearchTexts.look(stage, look));
    }

    @Override
    public void opened(RunStart start) {
        run.namesOf(start.plan());
        interruption.setMessage(() -> output.interrupted(Messages.interrupted(start)));
        interruption.show(() -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("experiment", start.plan().experiment().name());
            values.put("trials", start.plan().trials().size());
            values.put("open", start.open().size());
            values.put("jobs", jobs.getAsInt());
            output.event("training-started", values);
            output.message(SearchTexts.training(start, jobs.getAsInt()));
            output.showProgress(start.plan(), new TrialNames(start.plan()), start.open());
        });
    }

    @Override
    public void dataWarning(String sentence) {
        run.dataWarning(sentence);
    }

    @Override
    public void damaged(String sentence) {
        run.damaged(sentence);
    }

    @Override
    public void notInPlan(FolderContents contents) {
        run.notInPlan(contents);
    }

    @Override
    public void filesApart(Path folder, List<Path> files) {
        run.filesApart(folder, files);
    }

    @Override
    public void trialStarted(Trial trial) {
        run.trialStarted(trial);
    }

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        run.epoch(trial, metrics);
    }

    @Override
    public void trialCrashed(Trial trial, Path log) {
        run.trialCrashed(trial, log);
    }

    @Override
    public void trialEnded(Trial trial, Outcome outcome) {
        run.trialEnded(trial, outcome);
    }

    @Override
    public void trainingEnded() {
        run.trainingEnded();
    }
}
