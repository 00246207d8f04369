package org.dropwhere.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.report.search.SearchReport;
import org.dropwhere.results.FolderContents;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.Sweep;
import org.dropwhere.training.Outcome;

/**
 * Opens a locked folder for a plan: takes over what is in it, and writes the plan and what goes with it.
 *
 * @param guard wraps every write
 * @param listener hears what is found in the folder
 */
record FolderOpening(ResultsFolder folder, FileGuard guard, RunListener listener) {
    /** What the name of a search's folder has after that of the experiment. */
    private static final String OF_SEARCH = "-search";

    /** The folder of the runs of an experiment. */
    static ResultsFolder ofRun(Path results, Experiment experiment) {
        return ResultsFolder.of(results, experiment.name());
    }

    /** The folder of the searches of an experiment. */
    static ResultsFolder ofSearch(Path results, Experiment experiment) {
        return ResultsFolder.of(results, experiment.name() + OF_SEARCH);
    }

    /**
     * From now on the plan is what the folder has, whatever becomes of the experiment's file.
     *
     * @param files what the files of the plan's data hold
     * @param data what has read them
     * @param other has trials too, of which those of the plan are taken over
     * @throws BadInput if the folder is that of a search and the plan is of a run, or the other way round
     */
    FolderContents open(
            Sweep sweep, Plan plan, Collection<DatasetSummary> files, DatasetCache data, ResultsFolder other) {
        String yaml = sweep.text().apply(folder.path());
        Map<String, List<String>> vocabularies = vocabularies(plan, data);
        before(folder).ifPresent(before -> requireSameKind(before, plan));
        FolderContents contents = guard.write(() -> {
            folder.requireOwnFiles(yaml);
            if (plan.experiment().search().isPresent()) {
                SearchReport.requireOwnFiles(folder);
            } else {
                Report.requireOwnFiles(folder);
            }
            // First what is here: trials of another folder are no sign that this one had looks.
            FolderContents found = folder.takeOver(plan);
            return found.with(plan, takenOver(found, plan, other));
        });
        contents.damaged().forEach(listener::damaged);
        if (!contents.notInPlan().isEmpty()) {
            listener.notInPlan(contents);
        }
        Optional<String> damagedSummary = guard.write(() -> {
            folder.writePlan(plan);
            folder.writeExperiment(yaml);
            folder.writeVocabularies(vocabularies);
            return folder.writeDataSummaries(files);
        });
        List<Path> apart = folder.filesApart(plan);
        if (!apart.isEmpty()) {
            listener.filesApart(folder.path(), apart);
        }
        damagedSummary.ifPresent(listener::damaged);
        return contents;
    }

    /** The trials that the other folder has, and this one has had not. */
    private Map<Trial, Outcome> takenOver(FolderContents found, Plan plan, ResultsFolder other) {
        Map<Trial, Outcome> taken = new LinkedHashMap<>();
        if (Files.isDirectory(other.path())) {
            for (Trial trial : plan.trials()) {
                if (!found.ended().containsKey(trial)) {
                    folder.takeOver(trial, other);
                    folder.finished(trial).ifPresent(outcome -> taken.put(trial, outcome));
                }
            }
        }
        return taken;
    }

    /**
     * The plan that a folder has; absent, too, if it is damaged, for which it is set aside when the folder is opened.
     */
    static Optional<Plan> before(ResultsFolder folder) {
        try {
            return folder.readPlan();
        } catch (BadInput e) {
            return Optional.empty();
        }
    }

    private void requireSameKind(Plan before, Plan plan) {
        boolean isSearch = before.experiment().search().isPresent();
        if (isSearch != plan.experiment().search().isPresent()) {
            throw new BadInput(folder.path() + ": this folder is that of " + (isSearch ? "a search" : "a run")
                    + ", not of " + (isSearch ? "a run" : "a search") + "; give the experiment another name.");
        }
    }

    /** Of the data of the plan that are text and whose words do not depend on the seed, by their keys. */
    private static Map<String, List<String>> vocabularies(Plan plan, DatasetCache data) {
        Map<String, List<String>> vocabularies = new LinkedHashMap<>();
        for (Data each : plan.data()) {
            if (each instanceof FileData files) {
                data.vocabulary(files)
                        .ifPresent(words -> vocabularies.put(data.summary(files).key(), words));
            }
        }
        return vocabularies;
    }
}
