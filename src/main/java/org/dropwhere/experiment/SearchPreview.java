package org.dropwhere.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.SeededTrials;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.SearchSource;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Sweep;

/**
 * What a search would do. Nothing is changed for it.
 *
 * @param source with a budget in trials
 * @param candidates a plan of every candidate with one seed
 * @param course as far as trials have ended
 * @param mostTrials how many trials it takes at most, whole ones and cheaper ones together, in whole ones
 * @param forecast how long the rest takes at most on this machine; absent if nothing is left
 */
public record SearchPreview(
        SearchSource source, Plan candidates, SearchCourse course, double mostTrials, Optional<Duration> forecast) {

    /**
     * Reads what the folder of results has. Trains for some seconds to find out how long the rest takes.
     *
     * @param sweep the experiment with its search, from {@link org.dropwhere.config.ExperimentFile}
     * @param results folder of all results
     * @param jobs threads in all, 1 or more
     * @throws org.dropwhere.failure.BadInput if files of sequences are wrong, a file of the results folder is of a
     *     version that is not read, or a budget in time is too small
     * @throws org.dropwhere.failure.EnvironmentFailure if the machine fails, as when a file cannot be read
     */
    public static SearchPreview of(Sweep sweep, Path results, int jobs, DatasetCache data) {
        SearchSource given = SearchSource.of(sweep, data::digest);
        ResultsFolder folder = FolderOpening.ofSearch(results, given.experiment());
        Plan candidates = candidates(given);
        PretrainedCheck.check(candidates, data);
        SearchSource source = new SearchBudget(data, jobs).inTrials(given, FolderOpening.before(folder));
        SearchCourse course = SearchCourse.of(source, folder::outcome);
        double most = mostTrials(source);
        return new SearchPreview(
                source, candidates, course, most, forecast(course, most, new SearchForecast(data, jobs)));
    }

    private static Plan candidates(SearchSource source) {
        SearchSource.Placed whole = source.whole();
        SeededTrials trials = new SeededTrials(whole.common(), false);
        List<PlannedRun> runs = source.candidates().stream()
                .map(variant -> new PlannedRun(new Arm(whole.point(), variant.name()), 1, trials.trial(variant, 1)))
                .toList();
        return new Plan(
                source.experiment()
                        .with(source.candidates(), source.experiment().analysis())
                        .withSeeds(List.of(1L)),
                source.overrides(),
                runs);
    }

    /** What it takes if no candidate ever leaves, or the budget, if that is less. */
    private static double mostTrials(SearchSource source) {
        Search search = source.search();
        double candidates = source.candidates().size();
        double cheaper = source.proxy()
                .map(placed -> placed.weight() * candidates * SearchCourse.proxySeeds(search))
                .orElse(0.0);
        // A pair for each other candidate, at most.
        double whole = candidates * search.seeds() * search.together();
        return Math.min(search.budget().trials().orElseThrow(), cheaper + whole + search.mostConfirming());
    }

    private static Optional<Duration> forecast(SearchCourse course, double most, SearchForecast forecast) {
        double left = most - course.spent() + course.open();
        return course.isOver() ? Optional.empty() : Optional.of(forecast.of(course.source(), (int) Math.ceil(left)));
    }
}
