package org.dropwhere.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.SeededTrials;
import org.dropwhere.plan.Trial;
import org.dropwhere.search.SearchSource.Placed;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/**
 * Where a search is, by the trials that have ended: what has been decided, and what has to be trained next. The same
 * outcomes always lead to the same course, so that a search that was stopped goes on as if it had not been.
 *
 * <p>First comes the race of the cheaper trials, if a proxy is declared, then that of the file's variants and single
 * places, then that of the best place with a second one, if two may be together. They share {@link RaceRule#ERROR}
 * evenly. What is left is confirmed on fresh seeds.
 */
public final class SearchCourse {
    /** Of the seeds of a race of cheaper trials. Chosen, not measured: it is to leave out the worst only. */
    private static final int PROXY_SEEDS = 10;

    /** Weights are no whole numbers. */
    private static final double ROUNDING = 1e-6;

    private final SearchSource source;
    private final Function<Trial, Optional<Outcome>> outcomes;
    private final Map<Placed, SeededTrials> trials = new LinkedHashMap<>();
    private final Set<PlannedRun> runs = new LinkedHashSet<>();
    private final Map<Trial, Double> weights = new LinkedHashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private List<Trial> missing = List.of();
    private Optional<Plan> confirmation = Optional.empty();

    private SearchCourse(SearchSource source, Function<Trial, Optional<Outcome>> outcomes) {
        this.source = source;
        this.outcomes = outcomes;
        source.points().forEach(placed -> trials.put(placed, source.trials(placed)));
    }

    /**
     * Follows a search as far as trials have ended.
     *
     * @param source with a budget in trials
     * @param outcomes how a trial has ended, if it has
     */
    public static SearchCourse of(SearchSource source, Function<Trial, Optional<Outcome>> outcomes) {
        SearchCourse course = new SearchCourse(source, outcomes);
        course.follow();
        return course;
    }

    /** What the trials are made of. */
    public SearchSource source() {
        return source;
    }

    /** How the best place is searched for. */
    public Search search() {
        return source.search();
    }

    /** The races that have begun, in their order. */
    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** The last race. */
    public Stage last() {
        return stages.get(stages.size() - 1);
    }

    /**
     * The trials that have to be trained next, in the order in which they are to begin; empty if the search is over.
     */
    public List<Trial> missing() {
        return missing;
    }

    /** Whether all has been trained that has to be. */
    public boolean isOver() {
        return missing.isEmpty();
    }

    /** All runs that were asked for so far. */
    public Plan plan() {
        return new Plan(source.experiment(), source.overrides(), List.copyOf(runs));
    }

    /**
     * The runs on fresh seeds, once the races are over: first the variant that is to be beaten, then those that are
     * confirmed, the best of the race first. Absent if all candidates have failed.
     */
    public Optional<Plan> confirmation() {
        return confirmation;
    }

    /** What the trials that were asked for cost, where a whole trial costs 1. */
    public double spent() {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** What the trials cost that have to be trained next, where a whole trial costs 1. */
    public double open() {
        return missing.stream()
                .mapToDouble(trial -> weights.getOrDefault(trial, 1.0))
                .sum();
    }

    private void follow() {
        Search search = search();
        double forRaces = search.budget().trials().orElseThrow() - (double) search.mostConfirming();
        int races = 1 + (source.proxy().isPresent() ? 1 : 0) + (search.together() > 1 ? 1 : 0);
        double error = RaceRule.ERROR / races;
        List<Variant> candidates = source.candidates();
        int leftOut = 0;
        if (source.proxy().isPresent()) {
            RaceRule rule = rule(proxySeeds(search), error);
            Optional<List<Variant>> left =
                    race(StageKind.PROXY, rule, source.proxy().orElseThrow(), candidates, forRaces / races, 0);
            if (left.isEmpty()) {
                return;
            }
            candidates = paidFor(left.orElseThrow(), forRaces);
            leftOut = left.orElseThrow().size() - candidates.size();
        }
        RaceRule rule = rule(search.seeds(), error);
        double limit = search.together() > 1 ? spent() + (forRaces - spent()) / 2 : forRaces;
        Optional<List<Variant>> left = race(StageKind.PLACES, rule, source.whole(), candidates, limit, leftOut);
        if (left.isPresent() && search.together() > 1) {
            List<Variant> pairs = new Pairs(source, last()).variants();
            int paid = (int) Math.min(pairs.size(), (forRaces - spent()) / 2 / Search.FIRST_LOOK);
            if (paid > 0) {
                List<Variant> all = new ArrayList<>(left.orElseThrow());
                all.addAll(pairs.subList(0, paid));
                left = race(StageKind.PAIRS, rule, source.whole(), all, forRaces, pairs.size() - paid);
            }
        }
        if (left.isPresent()) {
            confirm();
        }
    }

    /** The most seeds of a candidate in the race of cheaper trials. */
    public static int proxySeeds(Search search) {
        return Math.min(PROXY_SEEDS, search.seeds());
    }

    /** Those of which the budget pays for the first look, the best first, in their order. */
    private List<Variant> paidFor(List<Variant> left, double forRaces) {
        Set<String> best = last().ranking().stream()
                .limit(Math.max(1, (long) ((forRaces - spent() + ROUNDING) / Search.FIRST_LOOK)))
                .map(Standing::candidate)
                .collect(Collectors.toSet());
        return left.stream().filter(variant -> best.contains(variant.name())).toList();
    }

    private RaceRule rule(int seeds, double error) {
        Search search = search();
        return new RaceRule(
                RaceRule.looks(seeds), search.margin(), search.metric().isBetterWhenLarger(), error);
    }

    /**
     * Runs a race as far as trials have ended.
     *
     * @param limit what all trials so far may cost when it is over; the first look is paid for in any case
     * @return those that are left; absent while trials are missing
     */
    private Optional<List<Variant>> race(
            StageKind kind, RaceRule rule, Placed placed, List<Variant> candidates, double limit, int leftOut) {
        Race race = new Race(rule, candidates.stream().map(Variant::name).toList());
        Map<String, Variant> byName = new LinkedHashMap<>();
        candidates.forEach(candidate -> byName.put(candidate.name(), candidate));
        Map<String, double[]> scores = new LinkedHashMap<>();
        int before = weights.size();
        while (race.end().isEmpty() && missing.isEmpty()) {
            List<PlannedRun> next = runs(race.asked(), byName, placed);
            if (!race.looks().isEmpty() && spent() + cost(next, placed) > limit + ROUNDING) {
                race.end(RaceEnd.BUDGET);
            } else {
                ask(next, placed);
                if (missing.isEmpty()) {
                    race.asked()
                            .forEach((name, seeds) ->
                                    scores.put(name, scores(Objects.requireNonNull(byName.get(name)), seeds, placed)));
                    RaceLook unused = race.look(scores);
                }
            }
        }
        stages.add(
                new Stage(kind, rule, candidates, race.looks(), scores, race.end(), weights.size() - before, leftOut));
        return missing.isEmpty()
                ? Optional.of(race.left().stream().map(byName::get).toList())
                : Optional.empty();
    }

    private List<PlannedRun> runs(Map<String, Integer> asked, Map<String, Variant> byName, Placed placed) {
        List<PlannedRun> next = new ArrayList<>();
        int most = asked.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (long seed = 1; seed <= most; seed++) {
            for (Map.Entry<String, Integer> each : asked.entrySet()) {
                if (seed <= each.getValue()) {
                    next.add(run(Objects.requireNonNull(byName.get(each.getKey())), seed, placed));
                }
            }
        }
        return next;
    }

    private PlannedRun run(Variant variant, long seed, Placed placed) {
        return new PlannedRun(new Arm(placed.point(), variant.name()), seed, trial(variant, seed, placed));
    }

    private Trial trial(Variant variant, long seed, Placed placed) {
        return Objects.requireNonNull(trials.get(placed)).trial(variant, seed);
    }

    private double cost(List<PlannedRun> next, Placed placed) {
        long open = next.stream()
                .map(PlannedRun::trial)
                .distinct()
                .filter(trial -> !weights.containsKey(trial))
                .count();
        return open * placed.weight();
    }

    private void ask(List<PlannedRun> next, Placed placed) {
        runs.addAll(next);
        next.forEach(run -> weights.putIfAbsent(run.trial(), placed.weight()));
        missing = next.stream()
                .map(PlannedRun::trial)
                .distinct()
                .filter(trial -> outcomes.apply(trial).isEmpty())
                .toList();
    }

    private double[] scores(Variant variant, int seeds, Placed placed) {
        return LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed ->
                        score(outcomes.apply(trial(variant, seed, placed)).orElseThrow()))
                .toArray();
    }

    /** What races compare: a metric of the validation sequences after the best epoch; NaN for a trial that failed. */
    public double score(Outcome outcome) {
        if (!(outcome instanceof Outcome.Finished finished)) {
            return Double.NaN;
        }
        EpochMetrics best = finished.epochs().get(finished.bestEpoch() - 1);
        return search().metric() == Metric.LOSS ? best.validationLoss() : best.validationAccuracy();
    }

    /** Nothing else is confirmed than whole trials, so that there is nothing to tell them apart from. */
    private static PlannedRun withoutPoint(PlannedRun run) {
        return new PlannedRun(new Arm(Point.ONLY, run.arm().variant()), run.seed(), run.trial());
    }

    private void confirm() {
        Optional<List<Variant>> confirmed = new Confirmed(source, last()).variants();
        if (confirmed.isEmpty()) {
            return;
        }
        Experiment experiment = new Confirmed(source, last()).experiment(confirmed.orElseThrow());
        List<PlannedRun> next = new ArrayList<>();
        for (long seed : experiment.seeds()) {
            experiment.variants().forEach(variant -> next.add(run(variant, seed, source.whole())));
        }
        ask(next, source.whole());
        confirmation = Optional.of(new Plan(
                experiment,
                source.overrides(),
                next.stream().map(SearchCourse::withoutPoint).toList()));
    }
}
