package org.dropwhere.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.search.OtherRules.End;

/**
 * Races of candidates of known truth, by the program's rule and by others. The first candidate is the best one.
 *
 * @param levels of the program's rule, for a margin of 1
 * @param others the rules to compare with, or none
 */
record RaceSimulation(RaceRule.Levels levels, OtherRules others) {
    static final int MOST = 40;
    /** A race with fewer right answers is not held against the full factorial. */
    private static final double LEAST_POWER = 0.5;
    /** The factorial need not be better than this, however good the race is. */
    private static final double ENOUGH_POWER = 0.95;

    /** How far behind the best one the others are. */
    enum Shape {
        EQUAL("all equally behind") {
            @Override
            double of(int index, int others) {
                return 0;
            }
        },
        SPREAD("spread over 8 margins") {
            @Override
            double of(int index, int others) {
                return 8.0 * index / (others - 1);
            }
        };

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        abstract double of(int index, int others);

        double[] behind(int candidates, double lead) {
            return IntStream.range(0, candidates)
                    .mapToDouble(candidate -> candidate == 0 ? 0 : lead + of(candidate - 1, candidates - 1))
                    .toArray();
        }
    }

    /**
     * What came of many races.
     *
     * @param error share in which the best one left
     * @param cost seeds of a candidate, on average
     * @param power share of right answers: the best is in, all that are two margins or more behind are out, and all
     *     others are out or shown to be as good
     * @param asGood share in which one that is a margin or more behind was called as good
     * @param comparable whether the race is right often enough to ask what a full factorial would need
     * @param factorial seeds with which a full factorial is right as often; absent if more than are tried
     * @param halving successive halving
     * @param irace the rule of irace
     */
    record Result(
            double error,
            double cost,
            double power,
            double asGood,
            boolean comparable,
            OptionalInt factorial,
            Rule halving,
            Rule irace) {

        /** What the race costs of what the factorial costs. */
        OptionalDouble share() {
            return factorial.isPresent() ? OptionalDouble.of(cost / factorial.getAsInt()) : OptionalDouble.empty();
        }
    }

    /**
     * What came of them by another rule.
     *
     * @param error share in which the best one left
     * @param cost seeds of a candidate, on average
     */
    record Rule(double error, double cost) {}

    static RaceSimulation withOthers() {
        return new RaceSimulation(levelsOfRule(), new OtherRules());
    }

    private static RaceRule.Levels levelsOfRule() {
        return new RaceRule(RaceRule.looks(MOST), 1, true, RaceRule.ERROR).levels();
    }

    Result run(Ground ground, double[] behind, int races) {
        RandomStream stream = RandomStream.ofSeed(10)
                .at(ground.name())
                .at(behind.length)
                .at(Double.doubleToLongBits(behind[1]))
                .at(Double.doubleToLongBits(behind[behind.length - 1]));
        int[] right = new int[OtherRules.FACTORIALS.size()];
        Tally race = new Tally();
        Tally halving = new Tally();
        Tally irace = new Tally();
        int falselyAsGood = 0;
        int mostSeeds = OtherRules.FACTORIALS.get(right.length - 1);
        for (int i = 0; i < races; i++) {
            double[][] scores = ground.draw(stream.at(i), behind, mostSeeds);
            Race run = race(scores);
            End end = end(run);
            race.add(end, isRight(end, behind));
            falselyAsGood += callsAsGood(run, behind) ? 1 : 0;
            halving.add(others.halving(scores, MOST), false);
            irace.add(others.irace(scores, MOST), false);
            for (int k = 0; k < right.length; k++) {
                right[k] += isRight(others.factorial(scores, OtherRules.FACTORIALS.get(k)), behind) ? 1 : 0;
            }
        }
        double power = (double) race.right / races;
        boolean comparable = power >= LEAST_POWER;
        double enough = Math.min(ENOUGH_POWER, power) * races;
        return new Result(
                (double) race.lost / races,
                race.cost(behind.length, races),
                power,
                (double) falselyAsGood / races,
                comparable,
                comparable
                        ? IntStream.range(0, right.length)
                                .filter(k -> right[k] >= enough)
                                .map(OtherRules.FACTORIALS::get)
                                .findFirst()
                        : OptionalInt.empty(),
                halving.rule(behind.length, races),
                irace.rule(behind.length, races));
    }

    /** How often the best one leaves a race. */
    double error(Ground ground, double[] behind, int races) {
        RandomStream stream = RandomStream.ofSeed(11).at(ground.name()).at(behind.length);
        return IntStream.range(0, races)
                        .filter(i -> !end(race(ground.draw(stream.at(i), behind, MOST)))
                                .keeps(0))
                        .count()
                / (double) races;
    }

    Race race(double[][] scores) {
        List<String> names =
                IntStream.range(0, scores.length).mapToObj(String::valueOf).toList();
        Race race = new Race(levels, names);
        while (race.end().isEmpty()) {
            Map<String, double[]> seen = new LinkedHashMap<>();
            race.asked().forEach((name, seeds) -> seen.put(name, Arrays.copyOf(scores[Integer.parseInt(name)], seeds)));
            RaceLook unused = race.look(seen);
        }
        return race;
    }

    private static End end(Race race) {
        Map<String, Integer> seeds = new LinkedHashMap<>();
        race.looks().forEach(look -> look.standings().forEach(each -> seeds.put(each.candidate(), each.seeds())));
        return new End(
                race.left().stream().mapToInt(Integer::parseInt).toArray(),
                race.end().orElseThrow() == RaceEnd.AS_GOOD || race.end().orElseThrow() == RaceEnd.ONE_LEFT,
                seeds.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static boolean callsAsGood(Race race, double[] behind) {
        List<RaceLook> looks = race.looks();
        return looks.get(looks.size() - 1).standings().stream()
                .anyMatch(standing -> standing.fate() == Fate.AS_GOOD
                        && behind[Integer.parseInt(standing.candidate())]
                                        - behind[
                                                Integer.parseInt(looks.get(looks.size() - 1)
                                                        .leader())]
                                >= 1 - 1e-9);
    }

    private static boolean isRight(End end, double[] behind) {
        return end.keeps(0)
                && end.settled()
                && Arrays.stream(end.left()).noneMatch(candidate -> behind[candidate] >= 2 - 1e-9);
    }

    private static final class Tally {
        private int lost;
        private int right;
        private long trials;

        void add(End end, boolean isRight) {
            lost += end.keeps(0) ? 0 : 1;
            right += isRight ? 1 : 0;
            trials += end.trials();
        }

        double cost(int candidates, int races) {
            return (double) trials / candidates / races;
        }

        Rule rule(int candidates, int races) {
            return new Rule((double) lost / races, cost(candidates, races));
        }
    }
}
