package org.dropwhere.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Contrast;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Variant;

/**
 * What is confirmed of a race: its best candidates and the variant that is to be beaten, on seeds, and of a task on
 * data, that the race has not used. The test sequences of these seeds alone decide the verdict.
 *
 * @param race the last one, which is over
 */
record Confirmed(SearchSource source, Stage race) {

    /** The variant that is to be beaten, then the others, the best first; absent if all candidates have failed. */
    Optional<List<Variant>> variants() {
        List<Variant> best = race.ranking().stream()
                .limit(source.search().confirmation().candidates())
                .flatMap(standing -> race.variant(standing.candidate()).stream())
                .toList();
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Set<Variant> all = new LinkedHashSet<>(List.of(source.against()));
        all.addAll(best);
        return Optional.of(List.copyOf(all));
    }

    /** The experiment that trains them. */
    Experiment experiment(List<Variant> variants) {
        Search search = source.search();
        return source.experiment()
                .with(variants, analysis(variants))
                .withSeeds(LongStream.range(0, search.confirmation().seeds())
                        .map(index -> (long) search.confirmation().from() + index)
                        .boxed()
                        .toList());
    }

    private Analysis analysis(List<Variant> variants) {
        Search search = source.search();
        return new Analysis(
                new PrimaryMetric(search.metric(), false, PrimaryMetric.Moment.BEST),
                new Margins(Map.of(search.metric(), search.margin())),
                contrasts(variants),
                source.experiment().analysis().solved(),
                false,
                OptionalInt.empty(),
                Optional.empty());
    }

    /** The best one with that to be beaten, and the others with the best one. */
    private List<Contrast> contrasts(List<Variant> variants) {
        String against = source.search().against();
        String best = race.ranking().get(0).candidate();
        List<Contrast> contrasts = new ArrayList<>();
        if (!best.equals(against)) {
            contrasts.add(new Contrast(best, against));
        }
        variants.stream()
                .map(Variant::name)
                .filter(name -> !name.equals(best) && !name.equals(against))
                .forEach(name -> contrasts.add(new Contrast(name, best)));
        return contrasts;
    }
}
