package org.dropwhere.statistics;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.Look;

/**
 * The looks at interim results up to this one. Somebody who looks, and then chooses more or other seeds because of what
 * was seen, finds differences where there are none more often than the level allows, unless each look is tested at a
 * stricter level (group sequential testing, see {@link AlphaSpending}).
 *
 * @param before how many seeds the declared looks before this one had, ascending, each once
 * @param now how many seeds there are
 * @param most how many there may be in the end; absent if none are to be added
 * @param undeclared earlier looks that no declaration covers; {@link Look#UNKNOWN} among them if the record of looks
 *     was lost
 */
public record InterimLooks(List<Integer> before, int now, OptionalInt most, List<Look> undeclared) {

    /** Copies the lists. */
    public InterimLooks {
        before = List.copyOf(before);
        undeclared = List.copyOf(undeclared);
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

    /** The two-sided level of a single test at this look, of which all looks together have the total. */
    double level(double total) {
        return AlphaSpending.level(fractions(), total);
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
        return allows(more)
                ? new InterimLooks(
                                Stream.concat(before.stream(), Stream.of(now)).toList(), now + more, most, undeclared)
                        .level(total)
                : total;
    }

    private List<Double> fractions() {
        double all = Math.max(now, most.orElse(now));
        return Stream.concat(before.stream(), Stream.of(now))
                .map(seeds -> seeds / all)
                .toList();
    }
}
