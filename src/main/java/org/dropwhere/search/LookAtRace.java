package org.dropwhere.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A look at a race.
 *
 * @param level the largest p value that decides
 * @param before how candidates stood at the look before; those that were not there are absent
 * @param scores of each candidate, seed by seed, where more is better; NaN for a trial that has failed
 */
record LookAtRace(RaceRule rule, double level, Map<String, Standing> before, Map<String, double[]> scores) {
    /** Differences that are equal but for rounding do not vary. */
    private static final double ROUNDING = 1e-12;

    /** The candidates that have most seeds, which are those of this look, and what they have in common. */
    private record Racing(List<String> candidates, String leader, double pooled, int freedom) {}

    /** @param asked with how many seeds each was to be trained */
    RaceLook look(Map<String, Integer> asked) {
        int seeds = asked.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Optional<Racing> group = group();
        List<Standing> standings = new ArrayList<>();
        for (String candidate : scores.keySet()) {
            standings.add(
                    group.isEmpty() || hasFailed(candidate)
                            ? failed(candidate)
                            : standing(candidate, group.orElseThrow()));
        }
        return new RaceLook(seeds, group.map(Racing::leader).orElse(""), level, standings);
    }

    /** If all that have the seeds of this look have failed, those that were as good take their place. */
    private Optional<Racing> group() {
        List<String> unhurt = scores.keySet().stream()
                .filter(candidate -> !hasFailed(candidate))
                .toList();
        int most = unhurt.stream()
                .mapToInt(candidate -> of(candidate).length)
                .max()
                .orElse(0);
        return unhurt.isEmpty()
                ? Optional.empty()
                : Optional.of(racing(
                        unhurt.stream()
                                .filter(candidate -> of(candidate).length == most)
                                .toList(),
                        most));
    }

    private double[] of(String candidate) {
        return Objects.requireNonNull(scores.get(candidate));
    }

    private boolean hasFailed(String candidate) {
        return Arrays.stream(of(candidate)).anyMatch(Double::isNaN);
    }

    private Standing failed(String candidate) {
        return new Standing(candidate, of(candidate).length, Double.NaN, 0, 0, 1, 1, Fate.FAILED);
    }

    /**
     * The pooled standard deviation is that of a difference of two: the square root of twice the residual's mean
     * square.
     */
    private Racing racing(List<String> candidates, int seeds) {
        double[] ofSeeds = new double[seeds];
        String leader = candidates.get(0);
        for (String candidate : candidates) {
            double[] own = of(candidate);
            for (int seed = 0; seed < seeds; seed++) {
                ofSeeds[seed] += own[seed] / candidates.size();
            }
            leader = mean(own) > mean(of(leader)) ? candidate : leader;
        }
        double middle = mean(ofSeeds);
        double squares = 0;
        for (String candidate : candidates) {
            double[] own = of(candidate);
            double mean = mean(own);
            for (int seed = 0; seed < seeds; seed++) {
                double residual = own[seed] - mean - ofSeeds[seed] + middle;
                squares += residual * residual;
            }
        }
        int freedom = (candidates.size() - 1) * (seeds - 1);
        return new Racing(candidates, leader, freedom > 0 ? Math.sqrt(2 * squares / freedom) : 0, freedom);
    }

    private Standing standing(String candidate, Racing racing) {
        double[] own = of(candidate);
        int seeds = own.length;
        if (candidate.equals(racing.leader())) {
            return new Standing(candidate, seeds, original(mean(own)), 0, 0, 1, 1, Fate.LEADS);
        }
        if (isAsGoodAs(racing.leader(), candidate)) {
            return Objects.requireNonNull(before.get(candidate));
        }
        double[] leader = of(racing.leader());
        double[] behind = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            behind[seed] = leader[seed] - own[seed];
        }
        double mean = mean(behind);
        double spread = Math.max(sd(behind, mean), racing.pooled());
        double error = spread > ROUNDING ? spread / Math.sqrt(seeds) : 0;
        // Where nobody races beside the leader, there is its own spread only.
        int freedom = Math.max(racing.freedom(), seeds - 1);
        double pWorse = p(mean, error, seeds, freedom);
        double pWithin = p(rule.margin() - mean, error, seeds, freedom);
        return new Standing(
                candidate,
                seeds,
                original(mean(own)),
                mean,
                error,
                pWorse,
                pWithin,
                fate(mean, pWorse, pWithin, own, racing));
    }

    /** What was shown of a candidate and the leader is not asked again while the leader is the same. */
    private boolean isAsGoodAs(String leader, String candidate) {
        Optional<Standing> led =
                Optional.ofNullable(before.get(leader)).filter(standing -> standing.fate() == Fate.LEADS);
        return led.isPresent()
                && Optional.ofNullable(before.get(candidate))
                        .filter(Race::isAsGood)
                        .isPresent();
    }

    private Fate fate(double behind, double pWorse, double pWithin, double[] own, Racing racing) {
        boolean races = own.length == of(racing.leader()).length;
        if (races && pWorse <= level && behind > rule.margin()) {
            return Fate.BEATEN;
        }
        return pWithin <= level ? Fate.AS_GOOD : Fate.RACES;
    }

    /** The p value of the claim that the true mean of a distance is above 0. */
    private static double p(double mean, double error, int seeds, int freedom) {
        if (error == 0 || freedom < 1) {
            // As often as all signs of so many seeds would be the same by chance.
            return mean > ROUNDING ? Math.pow(2, -seeds) : 1;
        }
        return TDistribution.of(freedom).survivalProbability(mean / error);
    }

    private double original(double score) {
        return rule.higherIsBetter() ? score : -score;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double sd(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }
}
