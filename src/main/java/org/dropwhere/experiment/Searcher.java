package org.dropwhere.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.execution.TrialExecutor;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.DataText;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.Report;
import org.dropwhere.report.search.SearchReport;
import org.dropwhere.results.FolderContents;
import org.dropwhere.results.FolderLock;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TakenTrials;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.SearchSource;
import org.dropwhere.spec.Search.Confirmation;
import org.dropwhere.spec.Sweep;
import org.dropwhere.training.Outcome;

/**
 * Searches for the best place of dropout: trains what the {@link SearchCourse} asks for until it is over, keeps the
 * trials in the search's folder, and writes the report.
 *
 * @param executor what trains the trials
 * @param data the data of the search; where the executor has the same, files are read once
 */
public record Searcher(TrialExecutor executor, DatasetCache data) {

    /**
     * Searches, or goes on with a search that was stopped.
     *
     * @param sweep the experiment with its search, from {@link org.dropwhere.config.ExperimentFile}
     * @param options where results go, and what is done about failures; a failure never ends a search
     * @param listener follows everything that happens
     * @throws org.dropwhere.failure.BadInput if the experiment or its data are wrong, another process uses the folder,
     *     or files of it are not the program's or of a version that is not read
     * @throws org.dropwhere.failure.EnvironmentFailure if the machine fails, as when a file cannot be read or written
     * @throws IllegalStateException if the calling thread is interrupted
     * @throws RuntimeException what the listener has thrown
     */
    public SearchResult search(Sweep sweep, RunOptions options, SearchListener listener) {
        SearchSource source = SearchSource.of(sweep, data::digest);
        executor.prepare();
        ResultsFolder folder =
                FolderOpening.ofSearch(options.results(), source.experiment()).ofExperimentIn(sweep.folder());
        try (FolderLock lock = folder.lock(ExperimentRunner.holder())) {
            Optional<Plan> before = FolderOpening.before(folder);
            SearchSource budgeted = new SearchBudget(data, executor.parallelTrials()).inTrials(source, before);
            if (!budgeted.equals(source)) {
                listener.budgeted(budgeted.search().budget().trials().orElseThrow());
            }
            before.filter(plan -> isSeen(plan, budgeted)).ifPresent(plan -> listener.notFresh(budgeted.search()));
            Going search = new Going(budgeted, sweep, options, folder, lock, listener);
            SearchCourse course = search.toItsEnd();
            lock.check();
            Report report = SearchReport.write(
                    folder,
                    course,
                    write -> options.guard().write(() -> {
                        lock.check();
                        write.run();
                    }));
            return new SearchResult(course, folder.path(), search.failed(course), report);
        }
    }

    /** Whether another search has come to the seeds on which this one is to be confirmed. */
    private static boolean isSeen(Plan before, SearchSource now) {
        Confirmation confirmation = now.search().confirmation();
        return before.experiment().search().isPresent()
                && !before.experiment().equals(now.experiment())
                && before.runs().stream()
                        .anyMatch(run -> run.seed() >= confirmation.from()
                                && run.seed() < (long) confirmation.from() + confirmation.seeds());
    }

    /** A search whose folder is locked. */
    private final class Going {
        private final SearchSource source;
        private final Sweep sweep;
        private final RunOptions options;
        private final ResultsFolder folder;
        private final ResultsFolder runs;
        private final TakenTrials trialsOfRuns;
        private final FolderLock lock;
        private final SearchListener listener;
        /** How the trials have ended that have ended so far. */
        private final Map<Trial, Outcome> outcomes = new LinkedHashMap<>();

        Going(
                SearchSource source,
                Sweep sweep,
                RunOptions options,
                ResultsFolder folder,
                FolderLock lock,
                SearchListener listener) {
            this.source = source;
            this.sweep = sweep;
            this.options = options;
            this.folder = folder;
            runs = FolderOpening.ofRun(options.results(), source.experiment());
            trialsOfRuns = new TakenTrials(runs);
            this.lock = lock;
            this.listener = listener;
        }

        SearchCourse toItsEnd() {
            SearchCourse course = course();
            Map<String, DatasetSummary> files = KnownData.readFiles(course.plan(), data);
            PretrainedCheck.check(course.plan(), data);
            DataText.warnings(KnownData.of(course.plan(), files)).forEach(listener::dataWarning);
            FolderContents unused = new FolderOpening(folder, options.guard(), listener)
                    .open(
                            sweep,
                            course.plan(),
                            files.values(),
                            data,
                            course.plan().trials(),
                            List.of(runs),
                            options.retryFailed());
            // What was damaged has been set aside, and the other folder may have it.
            grow(course.plan());
            listener.goesOn(course);
            executor.computedBefore(() -> folder.kinds(outcomes.keySet()));
            while (!course.isOver()) {
                train(course);
                course = course();
                grow(course.plan());
                listener.goesOn(course);
            }
            // Of trials that were taken over after the last training, too.
            store(course, new TrialOutcomes(course.plan(), outcomes)).beginEvents();
            return course;
        }

        /** As far as trials have ended, in this folder or in that of the runs. */
        private SearchCourse course() {
            return SearchCourse.of(source, this::outcome);
        }

        private Optional<Outcome> outcome(Trial trial) {
            Optional<Outcome> known = Optional.ofNullable(outcomes.get(trial));
            if (known.isPresent()) {
                return known;
            }
            Optional<Outcome> stored =
                    ended(trial).filter(outcome -> !folder.lacksWeights(trial)).or(() -> trialsOfRuns.finished(trial));
            stored.ifPresent(outcome -> outcomes.put(trial, outcome));
            return stored;
        }

        /** How a trial has ended in this folder for good. */
        private Optional<Outcome> ended(Trial trial) {
            return folder.outcome(trial)
                    .filter(outcome -> outcome instanceof Outcome.Finished || !options.retryFailed());
        }

        private void train(SearchCourse course) {
            TrialOutcomes ended = new TrialOutcomes(course.plan(), outcomes);
            RunStore store = store(course, ended);
            store.beginEvents();
            listener.opened(new RunStart(course.plan(), new EarlierWork(0, 0, 0), course.missing(), ended));
            boolean unused = new TrialTraining(executor, store, false).isStopped(course.missing(), listener);
            outcomes.putAll(ended.ended());
        }

        private RunStore store(SearchCourse course, TrialOutcomes ended) {
            return new RunStore(
                    folder, lock, options.guard(), ended, options.tensorBoard().files(folder, course.plan()));
        }

        /** The plan is written before what is new in it is trained. */
        private void grow(Plan plan) {
            boolean unused = options.guard().write(() -> {
                lock.check();
                plan.trials().stream()
                        .filter(trial ->
                                !outcomes.containsKey(trial) || ended(trial).isEmpty())
                        .forEach(trial -> trialsOfRuns.takeFinished(trial, folder, options.retryFailed()));
                folder.writePlan(plan);
                return true;
            });
        }

        /** The trials that failed, in the order of the plan. */
        Map<Trial, Outcome.Failed> failed(SearchCourse course) {
            Map<Trial, Outcome.Failed> failed = new LinkedHashMap<>();
            for (Trial trial : course.plan().trials()) {
                if (outcomes.get(trial) instanceof Outcome.Failed failure) {
                    failed.put(trial, failure);
                }
            }
            return failed;
        }
    }
}
