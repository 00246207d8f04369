package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.Look;
import org.dropwhere.spec.Spending;

/**
 * The looks at interim results up to this one. Somebody who looks, and then chooses more or other seeds because of what
 * was seen, finds differences where there are none more often than the level allows, unless each look is tested at a
 * stricter level (group sequential testing, see {@link AlphaSpending}).
 *
 * @param before how many seeds the declared looks before this one had, ascending, each once
 * @param now how many seeds there are
 * @param most how many there may be in the end; absent if none are to be added
 * @param spending how the looks up to then spend the error
 * @param undeclared earlier looks that no declaration covers; {@link Look#UNKNOWN} among them if the record of looks
 *     was lost
 */
public record InterimLooks(List<Integer> before, int now, OptionalInt most, Spending spending, List<Look> undeclared) {

    /** Copies the lists. */
    public InterimLooks {
        before = List.copyOf(before);
        undeclared = List.copyOf(undeclared);
    }

    /** Looks that spend by {@link Spending#DEFAULT}. */
    public InterimLooks(List<Integer> before, int now, OptionalInt most, List<Look> undeclared) {
        this(before, now, most, Spending.DEFAULT, undeclared);
    }

    /** The looks that came before the plan's seeds were first looked at, of all that a folder keeps. */
    public static InterimLooks of(Plan plan, List<Look> looks) {
        Look now = Look.at(plan);
        List<Look> earlier = looks.stream()
                .filter(look -> look.sharesArmWith(now))
                // What came later did not change this choice: the same command gives the same report again.
                .takeWhile(look -> !look.isSameChoice(now))
                .toList();
        return new InterimLooks(
                earlier.stream()
                        .filter(look -> look.isExtendedBy(now))
                        .map(look -> look.seeds().size())
                        .distinct()
                        .sorted()
                        .toList(),
                now.seeds().size(),
                now.atMost(),
                now.spending(),
                earlier.stream().filter(look -> !look.isExtendedBy(now)).toList());
    }

    /** No looks but this one. */
    public static InterimLooks single(int seeds) {
        return new InterimLooks(List.of(), seeds, OptionalInt.empty(), List.of());
    }

    /** Whether seeds may be added as declared, so that each look spends a part of the errors. */
    public boolean isSpending() {
        return most.isPresent() && !isBroken();
    }

    /** Whether seeds were chosen after a look without having been declared, so that no level can be kept. */
    public boolean isBroken() {
        return !undeclared.isEmpty();
    }

    /** Whether this look comes so early that tests find hardly anything and intervals are left out. */
    public boolean isTooEarly() {
        return isSpending() && now > 1 && MeanDifference.isUninformative(now, level(Levels.TOTAL));
    }

    /** Whether this look may spend as good as nothing of the errors, so that no test can find anything. */
    public boolean spendsNothing() {
        return isSpending() && level(Levels.TOTAL) == 0;
    }

    /** At how many seeds or more this look would not be {@linkplain #isTooEarly too early}. */
    public OptionalInt soonEnough() {
        return Numerics.smallest(
                Math.max(2, now), most.orElse(now), seeds -> !movedTo(seeds).isTooEarly());
    }

    /** The largest maximum with which this look would not be {@linkplain #isTooEarly too early}, at least its seeds. */
    public int largestMost() {
        int declared = most.orElse(now);
        return Numerics.smallest(
                                now,
                                declared,
                                seeds -> new InterimLooks(before, now, OptionalInt.of(seeds), spending, undeclared)
                                        .isTooEarly())
                        .orElse(declared + 1)
                - 1;
    }

    /** The two-sided level of a single test at this look, of which all looks together have the total. */
    public double level(double total) {
        return AlphaSpending.level(SpendingFunction.of(spending), fractions(), total);
    }

    /** Whether a number of seeds may be added without exceeding the declared maximum. */
    public boolean allows(int more) {
        return isSpending() && now + more <= most.orElse(now);
    }

    /**
     * The level at the next look, after a number of seeds was added; if they may not be added, the total, as in a new
     * experiment.
     */
    double levelAfter(int more, double total) {
        return allows(more) ? at(now + more).level(total) : total;
    }

    /** This look at another number of seeds. */
    InterimLooks movedTo(int seeds) {
        return new InterimLooks(before, seeds, most, spending, undeclared);
    }

    /** The next look, at more seeds than this one. */
    public InterimLooks at(int seeds) {
        List<Integer> sofar = Stream.concat(before.stream(), Stream.of(now)).toList();
        return new InterimLooks(sofar, seeds, most, spending, undeclared);
    }

    /**
     * The looks before, this one, and those to come if each is at twice as many seeds as the one before it, and the
     * last one at the declared maximum; in their order.
     */
    public List<InterimLooks> schedule() {
        List<Integer> seeds = new ArrayList<>(before);
        seeds.add(now);
        int last = most.orElse(now);
        for (int next = now; next < last; ) {
            next = Math.min(2 * next, last);
            seeds.add(next);
        }
        return IntStream.range(0, seeds.size())
                .mapToObj(i -> new InterimLooks(seeds.subList(0, i), seeds.get(i), most, spending, undeclared))
                .toList();
    }

    /** The same looks if they had spent in another way. */
    public InterimLooks spending(Spending other) {
        return new InterimLooks(before, now, most, other, undeclared);
    }

    private List<Double> fractions() {
        double all = Math.max(now, most.orElse(now));
        return Stream.concat(before.stream(), Stream.of(now))
                .map(seeds -> seeds / all)
                .toList();
    }
}
