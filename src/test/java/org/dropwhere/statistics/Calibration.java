package org.dropwhere.statistics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Point;
import org.dropwhere.random.RandomStream;
import org.dropwhere.statistics.Verdict.Kind;

/**
 * How often each verdict comes out of simulated experiments of known truth.
 *
 * @param simulations how many experiments
 * @param shares of each kind of verdict
 */
record Calibration(int simulations, Map<Kind, Double> shares) {
    private static final Estimate NONE =
            new Estimate(0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    static Calibration of(Population population, int n, double difference, double margin, int simulations) {
        RandomStream stream =
                RandomStream.ofSeed(5).at(population.name()).at(n).at(Double.doubleToLongBits(difference));
        VerdictRule rule = new VerdictRule(1, OptionalDouble.of(margin), InterimLooks.single(n), Levels.SINGLE);
        return counted(
                simulations,
                IntStream.range(0, simulations)
                        .parallel()
                        .mapToObj(i ->
                                kind(population.draw(stream.at(i), n, difference), population.metric(), margin, rule)));
    }

    /** On one test file, which all seeds of an experiment share. */
    static Calibration of(OneTestFile file, int n, double difference, double margin, int simulations) {
        RandomStream stream = RandomStream.ofSeed(9)
                .at(file.sequences())
                .at(Double.doubleToLongBits(file.armEffect()))
                .at(n)
                .at(Double.doubleToLongBits(difference));
        VerdictRule rule = new VerdictRule(1, OptionalDouble.of(margin), InterimLooks.single(n), Levels.SINGLE);
        return counted(simulations, IntStream.range(0, simulations).parallel().mapToObj(i -> {
            OneTestFile.Drawn drawn = file.draw(stream.at(i), n, difference);
            return rule.kind(VerdictRule.adjusted(
                            List.of(comparison(
                                    drawn.pairs(), SummaryMetric.TEST_ACCURACY_AT_BEST, margin, drawn.shared())),
                            rule.levels())
                    .get(0));
        }));
    }

    private static Calibration counted(int simulations, Stream<Kind> kinds) {
        Map<Kind, Long> counts = kinds.collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        Map<Kind, Double> shares = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            shares.put(kind, (double) counts.getOrDefault(kind, 0L) / simulations);
        }
        return new Calibration(simulations, shares);
    }

    private static Kind kind(Pairs pairs, SummaryMetric metric, double margin, VerdictRule rule) {
        return rule.kind(VerdictRule.adjusted(List.of(comparison(pairs, metric, margin)), rule.levels())
                .get(0));
    }

    /** With what the rule looks at, and no more. */
    private static Comparison comparison(Pairs pairs, SummaryMetric metric, double margin) {
        return comparison(pairs, metric, margin, Optional.empty());
    }

    private static Comparison comparison(
            Pairs pairs, SummaryMetric metric, double margin, Optional<SharedTestSequences> shared) {
        Optional<MeanDifference> mean = MeanDifference.of(pairs, metric, SeedVariation.INDEPENDENT);
        Arm arm = new Arm(Point.ONLY, "arm");
        Evidence evidence = new Evidence(
                NONE,
                NONE,
                NONE,
                mean,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                // Takes most of the time, and is asked for only where the interval leaves out 0.
                mean.filter(each -> each.p() <= Levels.TOTAL).isPresent()
                        ? OptionalDouble.of(SignFlip.p(pairs.differences()))
                        : OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        return new Comparison(
                arm,
                arm,
                metric,
                false,
                pairs,
                evidence,
                Failures.NONE,
                margin > 0 ? Equivalence.of(pairs, mean, margin, SeedVariation.INDEPENDENT) : Optional.empty(),
                shared,
                SeedVariation.INDEPENDENT,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    /** How often any of several looks claims a difference where there is none. */
    static double differentAtAnyLook(Population population, List<InterimLooks> looks, int simulations) {
        List<VerdictRule> rules = looks.stream()
                .map(look -> new VerdictRule(1, OptionalDouble.empty(), look, Levels.of(look)))
                .toList();
        int most = looks.get(looks.size() - 1).now();
        RandomStream stream = RandomStream.ofSeed(6).at(population.name());
        long wrong = IntStream.range(0, simulations)
                .parallel()
                .filter(i -> {
                    List<Pair> all = population.draw(stream.at(i), most, 0).list();
                    return rules.stream().anyMatch(rule -> {
                        Pairs seen = new Pairs(all.subList(0, rule.looks().now()), List.of(), List.of());
                        return kind(seen, population.metric(), 0, rule) == Kind.DIFFERENT;
                    });
                })
                .count();
        return (double) wrong / simulations;
    }

    /** How often any of several comparisons with one baseline is called equivalent, all being just not. */
    static double anyEquivalent(Population population, int n, int comparisons, double margin, int simulations) {
        VerdictRule rule =
                new VerdictRule(comparisons, OptionalDouble.of(margin), InterimLooks.single(n), Levels.SINGLE);
        RandomStream stream = RandomStream.ofSeed(7).at(population.name()).at(n);
        long wrong = IntStream.range(0, simulations)
                .parallel()
                .filter(i -> {
                    List<Comparison> all = IntStream.range(0, comparisons)
                            .mapToObj(k -> population.draw(stream.at(i).at(k), n, -margin))
                            .map(pairs -> comparison(pairs, population.metric(), margin))
                            .toList();
                    // What makes kinds of verdicts besides takes most of their time.
                    return VerdictRule.adjusted(all, rule.levels()).stream()
                            .flatMap(comparison -> comparison.equivalence().stream())
                            .anyMatch(test -> test.adjusted().orElse(1) <= Levels.TOTAL / 2);
                })
                .count();
        return (double) wrong / simulations;
    }

    /** Of experiments that settle nothing, how often as many new seeds as the verdict tells settle it. */
    static double settled(Population population, int n, double difference, OptionalDouble margin, int simulations) {
        RandomStream stream = RandomStream.ofSeed(8).at(population.name()).at(n);
        SeedsNeeded needed = new SeedsNeeded(1, margin, InterimLooks.single(n));
        VerdictRule rule = new VerdictRule(1, margin, InterimLooks.single(n), Levels.SINGLE);
        List<Boolean> settled = IntStream.range(0, simulations)
                .parallel()
                .mapToObj(i -> {
                    Pairs first = population.draw(stream.at(i).at(0), n, difference);
                    Comparison open = comparison(first, population.metric(), margin.orElse(0));
                    Kind kind = rule.kind(
                            VerdictRule.adjusted(List.of(open), rule.levels()).get(0));
                    OptionalInt more = kind == Kind.INCONCLUSIVE
                            ? needed.toAdd(open)
                                    .map(each -> OptionalInt.of(each.likely()))
                                    .orElse(OptionalInt.empty())
                            : OptionalInt.empty();
                    if (more.isEmpty()) {
                        return Collections.<Boolean>emptyList();
                    }
                    Pairs next = population.draw(stream.at(i).at(1), n + more.getAsInt(), difference);
                    return List.of(kind(next, population.metric(), margin.orElse(0), rule) != Kind.INCONCLUSIVE);
                })
                .flatMap(List::stream)
                .toList();
        return settled.isEmpty()
                ? Double.NaN
                : (double) settled.stream().filter(each -> each).count() / settled.size();
    }

    /** How often a difference was claimed, however small. */
    double different() {
        return shares.getOrDefault(Kind.DIFFERENT, 0.0) + shares.getOrDefault(Kind.DIFFERENT_WITHIN_MARGIN, 0.0);
    }

    /** How often it was claimed that the difference is within the margin. */
    double equivalent() {
        return shares.getOrDefault(Kind.EQUIVALENT, 0.0) + shares.getOrDefault(Kind.DIFFERENT_WITHIN_MARGIN, 0.0);
    }

    /** The largest share of errors that is no sign of more than 5 %: 5 % and some standard errors of the simulation. */
    static double bound(int simulations, double standardErrors) {
        return 0.05 + standardErrors * Math.sqrt(0.05 * 0.95 / simulations);
    }
}
