package org.dropwhere.experiment;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.execution.Forecast;
import org.dropwhere.execution.Forecast.Remainder;
import org.dropwhere.plan.SeededTrials;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.search.SearchSource;
import org.dropwhere.spec.Variant;

/**
 * How long trials of a search take, by measured steps of a few candidates.
 *
 * @param data what reads the data of the trials
 * @param jobs threads in all
 */
record SearchForecast(DatasetCache data, int jobs) {
    /** Candidates that are measured, each for some seconds. Masks are a small part of a step. */
    private static final int MEASURED = 4;

    /** The time of a number of whole trials. */
    Duration of(SearchSource source, int trials) {
        SeededTrials whole = new SeededTrials(source.whole().common(), false);
        List<Variant> candidates = source.candidates();
        int measured = Math.min(MEASURED, candidates.size());
        List<TrialDescription> examples = IntStream.range(0, measured)
                .mapToObj(index -> candidates.get(index * candidates.size() / measured))
                .map(variant -> whole.trial(variant, 1).description())
                .toList();
        List<Remainder> remainders = IntStream.range(0, trials)
                .mapToObj(index -> examples.get(index % measured))
                .map(trial -> new Remainder(trial, trial.training().epochs()))
                .toList();
        return Forecast.of(remainders, jobs, data);
    }
}
