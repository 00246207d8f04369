package org.dropwhere.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The rule of the race once more, as its description says it and with no regard to speed: critical values in place of p
 * values, and sums of squares in place of residuals. Of scores that all finish, more is better.
 */
final class NaiveRace {
    private final RaceRule rule;
    private final double[][] scores;
    private final TreeSet<Integer> in = new TreeSet<>();
    private final Map<Integer, Integer> asGood = new TreeMap<>();
    private final List<String> decisions = new ArrayList<>();
    private int leader = -1;

    NaiveRace(RaceRule rule, double[][] scores) {
        this.rule = rule;
        this.scores = scores;
        IntStream.range(0, scores.length).forEach(in::add);
    }

    /** Look by look: who leads, who leaves, and who is as good. */
    List<String> run() {
        RaceRule.Levels levels = rule.levels();
        for (int look = 0; look < rule.looks().size(); look++) {
            double level = levels.of(look, in.size());
            int seeds = rule.looks().get(look);
            int[] racing = in.stream()
                    .filter(each -> !asGood.containsKey(each))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int best = new PairedScores(scores, seeds).leader(racing);
            if (best != leader) {
                // Their seeds are those of the look at which they were called so.
                TreeMap<Integer, Integer> again = new TreeMap<>(asGood);
                asGood.clear();
                again.forEach((candidate, had) -> decide(candidate, best, had, racing, seeds, level, false));
                leader = best;
            }
            for (int candidate : racing) {
                if (candidate != best) {
                    decide(candidate, best, seeds, racing, seeds, level, true);
                }
            }
            decisions.add(seeds + ": " + best + " of " + in + ", as good " + asGood);
            if (in.size() == asGood.size() + 1) {
                break;
            }
        }
        return decisions;
    }

    private void decide(int candidate, int best, int seeds, int[] racing, int looked, double level, boolean mayLeave) {
        double[] difference = new PairedScores(scores, seeds).difference(best, candidate);
        int freedom = Math.max((racing.length - 1) * (looked - 1), seeds - 1);
        double error = Math.max(difference[1], pooled(racing, looked) / Math.sqrt(seeds));
        if (mayLeave && difference[0] > rule.margin() && isAboveZero(difference[0], error, freedom, seeds, level)) {
            in.remove(candidate);
        } else if (isAboveZero(rule.margin() - difference[0], error, freedom, seeds, level)) {
            asGood.put(candidate, seeds);
        }
    }

    private static boolean isAboveZero(double mean, double error, int freedom, int seeds, double level) {
        // Sums of squares leave that much where nothing varies.
        return error < 1e-6
                ? mean > 1e-6 && Math.pow(0.5, seeds) <= level
                : mean >= PairedScores.critical(freedom, level) * error;
    }

    private double pooled(int[] racing, int seeds) {
        double all = 0;
        double squares = 0;
        double byCandidate = 0;
        double bySeed = 0;
        for (int candidate : racing) {
            double sum = 0;
            for (int seed = 0; seed < seeds; seed++) {
                sum += scores[candidate][seed];
                squares += scores[candidate][seed] * scores[candidate][seed];
            }
            all += sum;
            byCandidate += sum * sum / seeds;
        }
        for (int seed = 0; seed < seeds; seed++) {
            double sum = 0;
            for (int candidate : racing) {
                sum += scores[candidate][seed];
            }
            bySeed += sum * sum / racing.length;
        }
        double residual = squares - byCandidate - bySeed + all * all / racing.length / seeds;
        int freedom = (racing.length - 1) * (seeds - 1);
        return freedom > 0 ? Math.sqrt(2 * Math.max(0, residual) / freedom) : 0;
    }
}
