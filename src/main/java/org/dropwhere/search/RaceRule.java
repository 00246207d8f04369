package org.dropwhere.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Spending;
import org.dropwhere.statistics.InterimLooks;

/**
 * The rule of a race: when is looked, and what p value is enough.
 *
 * <p>A candidate is compared with the leader over the seeds that both have, by Student's t. It leaves if that shows it
 * to be worse, and it was worse by more than the margin; it is as good if that shows it to be worse by less than the
 * margin. The standard deviation is the larger of that of its own differences and that of all candidates together (the
 * residual of candidates and seeds in a two-way table), so that few seeds that happen to agree decide nothing. The best
 * candidate can leave only by a comparison with one of the others: each has an equal part of the error (Bonferroni)
 * over those that are still in the race. Over the looks it is spent by Pocock's function (Lan and DeMets 1983), which
 * leaves early looks enough to find those that are much worse.
 *
 * @param looks with how many seeds, ascending; the last one is the most there are
 * @param margin up to which a difference does not matter, above 0
 * @param higherIsBetter whether high scores are good
 * @param error how often the best candidate may leave, over all looks and candidates
 */
public record RaceRule(List<Integer> looks, double margin, boolean higherIsBetter, double error) {
    /** How often the best candidate may leave, over the whole search. */
    public static final double ERROR = 0.05;

    /** From a look to the next. Chosen by simulation: with more looks little is gained. */
    private static final double GROWTH = 1.25;

    /** Copies the list. */
    public RaceRule {
        looks = List.copyOf(looks);
    }

    /** Looks from {@link Search#FIRST_LOOK} seeds up, each with a quarter more than the one before. */
    public static List<Integer> looks(int most) {
        List<Integer> looks = new ArrayList<>();
        int seeds = Math.min(Search.FIRST_LOOK, most);
        while (seeds < most) {
            looks.add(seeds);
            seeds = Math.min(most, (int) Math.ceil(seeds * GROWTH));
        }
        looks.add(most);
        return List.copyOf(looks);
    }

    /** The largest one-sided p value that is enough, by the look's index and how many candidates are in the race. */
    Levels levels() {
        return new Levels(this, new HashMap<>());
    }

    /** Computes each level once. */
    record Levels(RaceRule rule, Map<List<Integer>, Double> known) {
        double of(int look, int candidates) {
            return known.computeIfAbsent(List.of(look, candidates), key -> compute(look, candidates));
        }

        private double compute(int look, int candidates) {
            List<Integer> looks = rule.looks();
            InterimLooks sofar = new InterimLooks(
                    looks.subList(0, look),
                    looks.get(look),
                    OptionalInt.of(looks.get(looks.size() - 1)),
                    Spending.POCOCK,
                    List.of());
            // One side of a two-sided test of twice the error.
            return sofar.level(2 * rule.error() / Math.max(1, candidates - 1)) / 2;
        }
    }
}
