package org.dropwhere.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.report.search.SearchReport;
import org.dropwhere.results.FolderContents;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TakenPlan;
import org.dropwhere.results.TakenTrials;
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

    /** The folders that a run takes finished trials over from: a part also those of the whole. */
    static List<ResultsFolder> others(Path results, Experiment experiment, PlanPart part) {
        ResultsFolder search = ofSearch(results, experiment);
        return part.isWhole() ? List.of(search) : List.of(ofRun(results, experiment), search);
    }

    /**
     * From now on the plan is what the folder has, whatever becomes of the experiment's file.
     *
     * @param files what the files of the plan's data hold
     * @param data what has read them
     * @param trials of the plan that are taken over from others
     * @param others folders that have trials too
     * @param retryFailed whether one that has failed here counts as one that has not ended
     * @throws BadInput if the folder is that of a search and the plan is of a run, or the other way round, or if it is
     *     that of another experiment, whose name ends like that of a part
     */
    FolderContents open(
            Sweep sweep,
            Plan plan,
            Collection<DatasetSummary> files,
            DatasetCache data,
            List<Trial> trials,
            List<ResultsFolder> others,
            boolean retryFailed) {
        String yaml = sweep.text().apply(folder.path());
        Map<String, List<String>> vocabularies = vocabularies(plan, data);
        FolderContents contents = open(plan, yaml, found -> takenOver(found, trials, others, retryFailed), () -> {
            folder.writePlan(plan);
            folder.writeExperiment(yaml);
            folder.writeVocabularies(vocabularies);
            return folder.writeDataSummaries(files);
        });
        List<Path> apart = folder.filesApart(plan);
        if (!apart.isEmpty()) {
            listener.filesApart(folder.path(), apart);
        }
        return contents;
    }

    /**
     * Likewise, with a plan that other folders have.
     *
     * @throws BadInput if the folder is that of a search
     */
    FolderContents open(TakenPlan taken) {
        return open(taken.plan(), taken.experiment(), found -> Map.of(), taken::write);
    }

    /**
     * Looks at what is there before anything is written.
     *
     * @param taken gives the trials that are taken over, of those that were not found
     * @param head writes the plan and what stands beside it; returns a sentence if something of it was damaged
     */
    private FolderContents open(
            Plan plan,
            String yaml,
            Function<FolderContents, Map<Trial, Outcome>> taken,
            Supplier<Optional<String>> head) {
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
            return found.with(plan, taken.apply(found));
        });
        contents.damaged().forEach(listener::damaged);
        if (!contents.notInPlan().isEmpty()) {
            listener.notInPlan(contents);
        }
        guard.write(head).ifPresent(listener::damaged);
        return contents;
    }

    /** The trials that the other folders have, and this one has had not. */
    private Map<Trial, Outcome> takenOver(
            FolderContents found, List<Trial> trials, List<ResultsFolder> others, boolean retryFailed) {
        Map<Trial, Outcome> taken = new LinkedHashMap<>();
        for (ResultsFolder other : others) {
            if (Files.isDirectory(other.path())) {
                for (Trial trial : trials) {
                    boolean isOpen = !found.ended().containsKey(trial) || (retryFailed && found.hasFailed(trial));
                    if (isOpen && !taken.containsKey(trial)) {
                        new TakenTrials(other).takeFinished(trial, folder, retryFailed);
                        new TakenTrials(folder).finished(trial).ifPresent(outcome -> taken.put(trial, outcome));
                    }
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
        String name = plan.experiment().name();
        String nameBefore = before.experiment().name();
        if (!name.equals(nameBefore) && PartFolder.isNamedLikeOne(folder.path())) {
            throw new BadInput(folder.path() + ": this folder is that of the experiment " + nameBefore
                    + ", and that of "
                    + name + " would have the same name, since the folder of a part is named like this; give one of the"
                    + " experiments another name, or choose another folder for the results.");
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
