package org.dropwhere.experiment;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.SeededTrials;
import org.dropwhere.search.SearchSource;
import org.dropwhere.spec.Search;
import org.dropwhere.text.Phrases;

/**
 * Turns a budget in time into one in trials, once: from then on the plan of the folder has it, so that the same search
 * decides the same wherever and whenever it goes on.
 *
 * @param data what reads the data of the trials
 * @param jobs threads in all
 */
record SearchBudget(DatasetCache data, int jobs) {
    /** So many that what comes once does not count. */
    private static final int MANY = 1000;

    /**
     * The same search with a budget in trials.
     *
     * @param earlier the plan of the folder, which may be that of a search that was stopped
     * @throws BadInput if the time does not pay for the least that a search takes
     */
    SearchSource inTrials(SearchSource source, Optional<Plan> earlier) {
        Search search = source.search();
        if (search.budget().trials().isPresent()) {
            return source;
        }
        int trials = before(source, earlier).orElseGet(() -> measured(source));
        return new SearchSource(
                source.experiment().with(search.withTrials(trials)),
                source.overrides(),
                source.points(),
                source.numericVersion());
    }

    /**
     * What it came to when the search began, unless it is another search now, or one of trials that take other times.
     */
    private static OptionalInt before(SearchSource source, Optional<Plan> earlier) {
        return earlier.filter(plan -> plan.experiment().search().isPresent())
                // A later program's time is not this one's.
                .filter(plan -> plan.trials().get(0).numericVersion().isPresent())
                .map(SearchSource::of)
                .filter(stored -> isGoneOnWith(stored, source))
                .map(stored -> stored.search().budget().trials())
                .orElse(OptionalInt.empty());
    }

    private static boolean isGoneOnWith(SearchSource stored, SearchSource source) {
        OptionalInt trials = stored.search().budget().trials();
        return trials.isPresent()
                && source.search().withTrials(trials.getAsInt()).equals(stored.search())
                && wholeTrial(source).equals(wholeTrial(stored));
    }

    /** The id stands for data, model and training, wherever the files of data are. */
    private static String wholeTrial(SearchSource source) {
        return new SeededTrials(source.whole().common(), false)
                .trial(source.against(), 1)
                .id();
    }

    private int measured(SearchSource source) {
        Duration time = source.search().budget().time().orElseThrow();
        Duration ofMany = new SearchForecast(data, jobs).of(source, MANY);
        long trials = time.toMillis() * MANY / Math.max(1, ofMany.toMillis());
        int candidates = source.candidates().size();
        int least = least(source, candidates * Search.FIRST_LOOK);
        if (trials < least) {
            throw new BadInput("search.budget.time pays for about " + Phrases.count(trials, "trial")
                    + " on this machine; the first look at " + Phrases.count(candidates, "candidate")
                    + (source.proxy().isPresent() ? " with the proxy, that at two without it," : "")
                    + " and the confirmation take up to " + least
                    + "; allow more time, or search fewer places or rates.");
        }
        return (int) Math.min(trials, Search.MOST_TRIALS);
    }

    /**
     * As for a budget in trials: with a cheaper race two candidates, at least, go on to the other.
     *
     * @param first how many trials the first look takes
     */
    private static int least(SearchSource source, int first) {
        double look = source.proxy()
                .map(cheaper -> first * cheaper.weight() + 2 * Search.FIRST_LOOK)
                .orElse((double) first);
        return (int) Math.ceil(look - 1e-9) + source.search().mostConfirming();
    }
}
