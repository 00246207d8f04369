package org.dropwhere.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.statistics.Verdict.Kind;

/**
 * How often each verdict comes out of simulated experiments of known truth.
 *
 * @param simulations how many experiments
 * @param shares of each kind of verdict
 */
record Calibration(int simulations, Map<Kind, Double> shares) {
    static final double MARGIN = 0.02;

    static Calibration of(Population population, int n, double difference, int simulations) {
        RandomStream stream =
                RandomStream.ofSeed(5).at(population.name()).at(n).at(Double.doubleToLongBits(difference));
        Map<Kind, Long> counts = IntStream.range(0, simulations)
                .parallel()
                .mapToObj(i -> verdict(population.draw(stream.at(i), n, difference)))
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        Map<Kind, Double> shares = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            shares.put(kind, (double) counts.getOrDefault(kind, 0L) / simulations);
        }
        return new Calibration(simulations, shares);
    }

    private static Kind verdict(Pairs pairs) {
        List<Double> differences = pairs.differences();
        return VerdictRule.kind(
                differences,
                Equivalence.of(pairs, MARGIN, Interval.UNBOUNDED, Levels.TOTAL),
                PairedTests.forVerdict(differences),
                Levels.SINGLE);
    }

    /** How often any of several looks claims a difference where there is none. */
    static double differentAtAnyLook(Population population, List<InterimLooks> looks, int simulations) {
        List<Levels> levels = looks.stream().map(Levels::of).toList();
        int most = looks.get(looks.size() - 1).now();
        RandomStream stream = RandomStream.ofSeed(6).at(population.name());
        long wrong = IntStream.range(0, simulations)
                .parallel()
                .filter(i -> {
                    List<Double> differences =
                            population.draw(stream.at(i), most, 0).differences();
                    return IntStream.range(0, looks.size())
                            .anyMatch(k -> isDifferent(
                                    differences.subList(0, looks.get(k).now()), levels.get(k)));
                })
                .count();
        return (double) wrong / simulations;
    }

    private static boolean isDifferent(List<Double> differences, Levels levels) {
        OptionalDouble p = PairedTests.forVerdict(differences);
        OptionalDouble overall = p.isPresent() ? OptionalDouble.of(levels.overall(p.getAsDouble())) : p;
        return VerdictRule.kind(differences, Optional.empty(), overall, levels) == Kind.DIFFERENT;
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
