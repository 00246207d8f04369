package org.dropwhere.statistics;

import java.util.OptionalInt;
import org.dropwhere.plan.Plan;

/**
 * What can be claimed at all at this look and at the next one, by arithmetic: the levels that are left for a look.
 *
 * @param looks up to this one
 * @param comparisons of the primary metric, those of a model with itself not counted; 1 or more
 */
public record LookLimits(InterimLooks looks, int comparisons) {

    /** The limits for the comparisons of a plan. */
    public static LookLimits of(Plan plan, InterimLooks looks) {
        long comparisons = ArmPair.of(plan).stream()
                .filter(pair -> !pair.isIdentical(plan))
                .count();
        return new LookLimits(looks, (int) Math.max(1, comparisons));
    }

    /** The limits for comparisons that were made. */
    public static LookLimits of(Comparisons comparisons) {
        long count = comparisons.ofPrimary().stream()
                .filter(comparison -> !comparison.identical())
                .count();
        return new LookLimits(comparisons.looks(), (int) Math.max(1, count));
    }

    /**
     * The largest p value with which the clearest of the comparisons is called different, by Holm's correction; half of
     * it, for each side of the margin, with which one is called equivalent.
     *
     * @param seeds at this look or, if more, at the next one
     */
    public double level(int seeds) {
        return level(seeds, Levels.TOTAL / comparisons);
    }

    /**
     * Whether any seeds can show a difference, or equivalence. So strict that hardly any do is another matter, see
     * {@link InterimLooks#isTooEarly}.
     *
     * @param seeds at this look or, if more, at the next one
     */
    public boolean canShow(int seeds) {
        return seeds >= Verdict.FEWEST_SEEDS && level(seeds) > 0;
    }

    /** From how many seeds on something can be shown; absent if at no look that is declared. */
    public OptionalInt first() {
        return Numerics.smallest(looks.now(), last(), this::canShow);
    }

    /** How many seeds this look has to have to show something; absent if none that are declared are enough. */
    public OptionalInt enough() {
        return Numerics.smallest(looks.now(), last(), seeds -> movedTo(seeds).canShow(seeds));
    }

    private LookLimits movedTo(int seeds) {
        return new LookLimits(looks.movedTo(seeds), comparisons);
    }

    private int last() {
        int now = looks.now();
        return looks.isSpending() ? looks.most().orElse(now) : Math.max(now, Verdict.MOST_SEEDS);
    }

    private double level(int seeds, double total) {
        if (seeds > looks.now()) {
            return looks.levelAfter(seeds - looks.now(), total);
        }
        return looks.isSpending() ? looks.level(total) : total;
    }
}
