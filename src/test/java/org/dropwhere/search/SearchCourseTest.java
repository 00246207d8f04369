package org.dropwhere.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.random.RandomStream;
import org.dropwhere.search.SearchSource.Placed;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.spec.task.Parity;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;
import org.junit.jupiter.api.Test;

/** Searches whose trials end at once, with scores that are made up by their ids. */
class SearchCourseTest {
    private static final ModelSpec MODEL = ModelSpec.lstm(4, 8, false);
    private static final Variant NONE = new Variant("no-dropout", List.of());
    private static final Variant KERAS =
            Variant.of("keras", List.of(new KerasDropout(0.5, 0)), MODEL, List.of(), List.of());
    private static final List<Placement> KERAS_CANONICAL =
            List.of(new Placement(Site.AFTER_EMBEDDING, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED));
    private static final int CONFIRMING = 5 * 3;

    private static Variant place(Site site, double rate, TimeSharing time) {
        return new Variant(
                site.key() + "-" + Math.round(100 * rate),
                List.of(new Placement(site, rate, time, site.gates().get(0))));
    }

    private static List<Variant> places() {
        return List.of(
                place(Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_STEP),
                place(Site.AFTER_EMBEDDING, 0.5, TimeSharing.PER_STEP),
                // The same model as the file's variant in Keras' words.
                place(Site.LSTM_INPUT, 0.5, TimeSharing.PER_SEQUENCE),
                place(Site.LSTM_RECURRENT, 0.25, TimeSharing.PER_SEQUENCE),
                place(Site.CELL, 0.25, TimeSharing.PER_SEQUENCE),
                place(Site.AFTER_LSTM, 0.5, TimeSharing.PER_SEQUENCE));
    }

    private static SearchSource source(int together, Optional<Search.Proxy> proxy, int trials, Variant... variants) {
        Search search = new Search(
                places(),
                together,
                "no-dropout",
                Metric.ACCURACY,
                0.02,
                new Search.Budget(OptionalInt.of(trials), Optional.empty()),
                20,
                new Search.Confirmation(5, 2),
                proxy);
        Experiment whole = experiment(10, search, variants);
        List<Combination> combinations = new ArrayList<>();
        proxy.ifPresent(cheaper -> combinations.add(new Combination(
                Map.of("training.epochs", "4"), experiment(cheaper.epochs().orElseThrow(), search, variants))));
        combinations.add(new Combination(proxy.isPresent() ? Map.of("training.epochs", "10") : Map.of(), whole));
        return SearchSource.of(new Sweep(List.of(), folder -> "", Path.of(""), combinations), data -> "");
    }

    private static Experiment experiment(int epochs, Search search, Variant... variants) {
        return new Experiment(
                        "some",
                        "",
                        new TaskData(new Parity(4), 10, 2, 100, 50, 50, 0.1),
                        MODEL,
                        new Training(epochs, 32, new RmsProp(0.001, 0.9, 1e-7)),
                        List.of(1L),
                        List.of(variants),
                        Analysis.DEFAULT)
                .with(search);
    }

    private static SearchSource simple(int trials) {
        return source(1, Optional.empty(), trials, NONE, KERAS);
    }

    private static SearchSource full(int trials) {
        return source(2, Optional.of(new Search.Proxy(OptionalInt.of(4), OptionalInt.empty())), trials, NONE, KERAS);
    }

    /** Dropping more is better up to a half, with some noise; pairs are a little better. */
    private static Outcome outcome(Trial trial) {
        RandomStream noise = RandomStream.ofSeed(trial.description().seed())
                .at(trial.description().placements().toString());
        double rates = trial.description().placements().stream()
                .mapToDouble(Placement::rate)
                .sum();
        double accuracy = 0.7 + 0.1 * Math.min(rates, 0.6) + 0.01 * noise.gaussian(0);
        List<EpochMetrics> epochs = List.of(
                new EpochMetrics(1, 0.6, 0.6, 0.6, 0.6, accuracy),
                // After the best epoch.
                new EpochMetrics(2, 0.6, 0.6, 0.6, 0.6, 0.5));
        return new Outcome.Finished(epochs, 1, new Score(0.6, 0.9), new Score(0.6, 0.1));
    }

    /** Follows a search to its end, all trials that are missing at a time. */
    private static SearchCourse whole(SearchSource source) {
        Map<Trial, Outcome> ended = new LinkedHashMap<>();
        while (true) {
            SearchCourse course = SearchCourse.of(source, trial -> Optional.ofNullable(ended.get(trial)));
            if (course.isOver()) {
                return course;
            }
            course.missing().forEach(trial -> ended.put(trial, outcome(trial)));
        }
    }

    @Test
    void theBestOfTheRaceIsConfirmedOnFreshSeedsAgainstWhatIsToBeBeaten() {
        SearchCourse course = whole(simple(400));

        assertEquals(1, course.stages().size());
        Plan confirmation = course.confirmation().orElseThrow();
        List<String> confirmed =
                confirmation.experiment().variants().stream().map(Variant::name).toList();
        assertEquals("no-dropout", confirmed.get(0));
        assertEquals(course.last().ranking().get(0).candidate(), confirmed.get(1));
        assertEquals(
                List.of(1_000_001L, 1_000_002L, 1_000_003L, 1_000_004L, 1_000_005L),
                confirmation.experiment().seeds());
        assertEquals(confirmed.size() * 5, confirmation.runs().size());
        Set<Long> raced = course.plan().runs().stream()
                .filter(run -> !confirmation.runs().contains(run))
                .map(PlannedRun::seed)
                .collect(Collectors.toSet());
        assertTrue(raced.stream().allMatch(seed -> seed >= 1 && seed <= 20), raced::toString);
    }

    /** The course is a function of what has ended, whatever the order and wherever the search was killed. */
    @Test
    void anyOrderAndAnyKillLeadToTheSameCourse() {
        for (SearchSource source : List.of(simple(200), full(400))) {
            SearchCourse expected = whole(source);
            for (int i = 0; i < 5; i++) {
                Random random = new Random(i);
                Map<Trial, Outcome> ended = new LinkedHashMap<>();
                SearchCourse course = SearchCourse.of(source, trial -> Optional.ofNullable(ended.get(trial)));
                while (!course.isOver()) {
                    List<Trial> some = new ArrayList<>(course.missing());
                    Collections.shuffle(some, random);
                    some.subList(0, 1 + random.nextInt(some.size())).forEach(trial -> ended.put(trial, outcome(trial)));
                    List<Trial> before = course.missing();
                    course = SearchCourse.of(source, trial -> Optional.ofNullable(ended.get(trial)));
                    // A round is finished before the next one begins.
                    List<Trial> still = before.stream()
                            .filter(trial -> !ended.containsKey(trial))
                            .toList();
                    if (!still.isEmpty()) {
                        assertEquals(still, course.missing());
                    }
                }
                assertSame(expected, course);
                assertEquals(
                        new LinkedHashSet<>(expected.plan().trials()),
                        ended.keySet().stream()
                                .sorted((one, other) -> Integer.compare(
                                        expected.plan().trials().indexOf(one),
                                        expected.plan().trials().indexOf(other)))
                                .collect(Collectors.toCollection(LinkedHashSet::new)));
            }
        }
    }

    /** Trials that nobody asked for, of a run of the same experiment, say, change nothing. */
    @Test
    void trialsThatEndedEarlierChangeNothingButWhatIsMissing() {
        SearchSource source = full(400);

        SearchCourse course = SearchCourse.of(source, trial -> Optional.of(outcome(trial)));

        assertTrue(course.isOver());
        assertSame(whole(source), course);
    }

    private static void assertSame(SearchCourse expected, SearchCourse course) {
        assertEquals(expected.plan(), course.plan());
        assertEquals(expected.confirmation(), course.confirmation());
        assertEquals(expected.spent(), course.spent());
        assertEquals(
                expected.stages().stream().map(Stage::looks).toList(),
                course.stages().stream().map(Stage::looks).toList());
        assertEquals(
                expected.stages().stream().map(Stage::end).toList(),
                course.stages().stream().map(Stage::end).toList());
    }

    @Test
    void theBudgetIsKeptAtEveryMoment() {
        int candidates = simple(1).candidates().size();
        assertEquals(7, candidates);
        for (int more = 0; more < 160; more += 4) {
            keeps(simple(CONFIRMING + 5 * candidates + more));
            keeps(source(2, Optional.empty(), CONFIRMING + 5 * candidates + more, NONE, KERAS));
            // Enough for the cheaper trials' first look, and for two candidates without.
            keeps(full(CONFIRMING + 5 * 3 + 10 + more));
        }
    }

    private static void keeps(SearchSource source) {
        int budget = source.search().budget().trials().orElseThrow();
        SearchCourse course = whole(source);
        assertTrue(course.spent() <= budget + 1e-6, () -> course.spent() + " of " + budget);
        assertTrue(course.confirmation().isPresent());
        double weights = course.plan().trials().stream()
                .mapToDouble(trial -> trial.description().training().epochs() / 10.0)
                .sum();
        assertEquals(weights, course.spent(), 1e-6);
    }

    @Test
    void whatTheBudgetDoesNotPayForAfterTheProxyIsTheWorst() {
        SearchCourse course = whole(full(CONFIRMING + 5 * 3 + 10));

        Stage proxy = course.stages().get(0);
        Stage places = course.stages().get(1);
        assertEquals(StageKind.PROXY, proxy.kind());
        assertEquals(StageKind.PLACES, places.kind());
        assertEquals(proxy.ranking().size() - places.candidates().size(), places.leftOut());
        assertTrue(places.leftOut() > 0);
        assertEquals(
                proxy.ranking().stream()
                        .limit(places.candidates().size())
                        .map(Standing::candidate)
                        .collect(Collectors.toSet()),
                places.candidates().stream().map(Variant::name).collect(Collectors.toSet()));
    }

    /** So that a run and a search share what they have trained. */
    @Test
    void trialsAreThoseOfARun() {
        SearchSource source = simple(400);
        Experiment experiment = source.experiment();
        Experiment run = new Experiment(
                "run",
                "",
                experiment.data(),
                experiment.model(),
                experiment.training(),
                List.of(1L, 2L, 3L, 4L, 5L),
                source.candidates());
        Plan plan = Planner.plan(
                new Sweep(List.of(), folder -> "", Path.of(""), List.of(new Combination(Map.of(), run))), data -> "");

        SearchCourse first = SearchCourse.of(source, trial -> Optional.empty());

        assertEquals(plan.trials(), first.missing());
    }

    @Test
    void aPlaceThatIsAVariantOfTheFileRacesOnceByTheFilesName() {
        assertEquals(
                List.of(
                        "no-dropout",
                        "keras",
                        "after-embedding-25",
                        "after-embedding-50",
                        "lstm-recurrent-25",
                        "cell-25",
                        "after-lstm-50"),
                simple(400).candidates().stream().map(Variant::name).toList());
        Variant same = new Variant("same", List.of());
        assertEquals(
                List.of("keras", "no-dropout"),
                source(1, Optional.empty(), 400, KERAS, same, NONE).candidates().stream()
                        .map(Variant::name)
                        .limit(2)
                        .toList());
    }

    @Test
    void pairsAreOfTheBestPlaceAndAnotherOneAndNoneIsAModelThatHasRaced() {
        // A variant of the file that is one of the pairs.
        List<Placement> two = new ArrayList<>(KERAS.placements());
        two.addAll(place(Site.AFTER_LSTM, 0.5, TimeSharing.PER_SEQUENCE).placements());
        Variant both = new Variant("both", two);

        SearchCourse course = whole(source(2, Optional.empty(), 1000, NONE, KERAS, both));

        Stage places = course.stages().get(0);
        Stage pairs = course.stages().get(1);
        assertEquals(StageKind.PAIRS, pairs.kind());
        Optional<String> bestPlace = places.ranking().stream()
                .map(Standing::candidate)
                .filter(name -> !name.equals("both") && !name.equals("no-dropout"))
                .findFirst();
        List<Variant> added = pairs.candidates().stream()
                .filter(variant -> !places.candidates().contains(variant))
                .toList();
        assertTrue(!added.isEmpty());
        SearchSource source = course.source();
        for (Variant pair : added) {
            assertTrue(
                    pair.name().startsWith(bestPlace.map(name -> name + "-and-").orElse("none")), pair::name);
            assertEquals(2, pair.placements().size(), pair::name);
        }
        assertEquals(
                pairs.candidates().size(),
                pairs.candidates().stream().map(source::canonical).distinct().count());
        assertTrue(added.stream().noneMatch(pair -> source.canonical(pair).equals(source.canonical(both))));
    }

    /** Of two masks of 0.97 on the input's path 0.0009 survive, less than a file's variant may leave. */
    @Test
    void pairsOfWhichHardlyAnythingSurvivesAreLeftOut() {
        Variant embedding = place(Site.AFTER_EMBEDDING, 0.97, TimeSharing.PER_STEP);
        Variant input = place(Site.LSTM_INPUT, 0.97, TimeSharing.PER_SEQUENCE);

        SearchCourse course = whole(source(2, Optional.empty(), 1000, NONE, embedding, input));

        List<String> pairs = course.stages().get(1).candidates().stream()
                .map(Variant::name)
                .filter(name -> name.contains("-and-"))
                .toList();
        assertTrue(
                pairs.contains("after-embedding-97-and-after-lstm-50")
                        || pairs.contains("lstm-input-97-and-after-lstm-50"),
                pairs::toString);
        assertTrue(
                pairs.stream().noneMatch(name -> name.contains("after-embedding-97") && name.contains("lstm-input-97")),
                pairs::toString);
    }

    @Test
    void aTrialThatFailsTakesItsCandidateOutOfTheRace() {
        SearchSource source = simple(400);
        SearchCourse course = SearchCourse.of(
                source,
                trial -> Optional.of(
                        trial.description().placements().isEmpty()
                                        && trial.description().seed() == 2
                                ? new Outcome.Failed(List.of(), 1, "The loss is no number.")
                                : outcome(trial)));

        assertEquals(Fate.FAILED, course.last().last("no-dropout").orElseThrow().fate());
        // It is to be beaten all the same.
        assertEquals(
                "no-dropout",
                course.confirmation()
                        .orElseThrow()
                        .experiment()
                        .variants()
                        .get(0)
                        .name());
    }

    @Test
    void ifAllFailNothingIsConfirmed() {
        for (SearchSource source : List.of(simple(400), full(400))) {
            SearchCourse course =
                    SearchCourse.of(source, trial -> Optional.of(new Outcome.Failed(List.of(), 1, "It failed.")));

            assertTrue(course.isOver());
            assertEquals(Optional.of(RaceEnd.NONE_LEFT), course.last().end());
            assertEquals(Optional.empty(), course.confirmation());
        }
    }

    /** A search whose cheaper trials leave one candidate still trains it whole, and confirms it. */
    @Test
    void oneThatIsLeftByTheProxyIsConfirmed() {
        SearchCourse course = SearchCourse.of(
                full(400),
                trial -> Optional.of(
                        trial.description().placements().equals(KERAS_CANONICAL)
                                ? outcome(trial)
                                : new Outcome.Failed(List.of(), 1, "It failed.")));

        assertEquals(
                List.of("keras"),
                course.stages().get(1).candidates().stream().map(Variant::name).toList());
        assertEquals(
                List.of("no-dropout", "keras"),
                course.confirmation().orElseThrow().experiment().variants().stream()
                        .map(Variant::name)
                        .toList());
    }

    @Test
    void theSourceOfAPlanIsThatOfItsFile() {
        SearchSource source = full(400);
        SearchCourse course = whole(source);

        SearchSource read = SearchSource.of(course.plan());

        assertEquals(source.search(), read.search());
        assertEquals(
                source.points().stream().map(Placed::point).toList(),
                read.points().stream().map(Placed::point).toList());
        assertEquals(
                source.points().stream().map(Placed::weight).toList(),
                read.points().stream().map(Placed::weight).toList());
        assertSame(course, whole(read));
    }

    /** The next release has another numeric version; the ids of what it reads do not change. */
    @Test
    void theTrialsOfAPlanKeepTheirNumericVersion() {
        SearchSource now = full(400);
        SearchSource source =
                new SearchSource(now.experiment(), now.overrides(), now.points(), now.numericVersion() - 1);
        SearchCourse course = whole(source);

        SearchSource read = SearchSource.of(course.plan());

        assertEquals(source.numericVersion(), read.numericVersion());
        assertSame(course, whole(read));
        assertTrue(
                Collections.disjoint(course.plan().trials(), whole(now).plan().trials()));
    }

    @Test
    void cheaperTrialsThatAreMissingCostLess() {
        SearchCourse course = SearchCourse.of(full(200), trial -> Optional.empty());
        assertEquals(0.4 * course.missing().size(), course.open(), 1e-9);
        assertEquals(course.spent(), course.open(), 1e-9);
    }
}
