package org.dropwhere.statistics;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.Look;

/**
 * The looks at the results. Whoever looks, and takes more or other seeds if they do not like what they see, finds
 * differences where there are none, unless each look asks for more.
 *
 * @param before how many seeds the declared looks before this one had, ascending, each once
 * @param now how many seeds there are
 * @param most how many there may be in the end; absent if none are to be added
 * @param undeclared earlier looks that no declaration covers, of which nothing may be known but that there may have
 *     been some
 */
public record Looks(List<Integer> before, int now, OptionalInt most, List<Look> undeclared) {

    /** Copies the lists. */
    public Looks {
        before = List.copyOf(before);
        undeclared = List.copyOf(undeclared);
    }

    /** The looks that came before the plan's seeds were first looked at, of all that a folder keeps. */
    public static Looks of(Plan plan, List<Look> looks) {
        Look now = Look.at(plan);
        List<Look> earlier = looks.stream()
                .filter(look -> look.concerns(now))
                // What came later did not change this choice: the same command gives the same report again.
                .takeWhile(look -> !look.isSameChoice(now))
                .toList();
        return new Looks(
                earlier.stream()
                        .filter(look -> look.leadsTo(now))
                        .map(look -> look.seeds().size())
                        .distinct()
                        .sorted()
                        .toList(),
                now.seeds().size(),
                now.atMost(),
                earlier.stream().filter(look -> !look.leadsTo(now)).toList());
    }

    /** No looks but this one. */
    public static Looks single(int seeds) {
        return new Looks(List.of(), seeds, OptionalInt.empty(), List.of());
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
        return isSpending() && now > 1 && Estimate.isFutile(now, level(Levels.TOTAL));
    }

    /** The two-sided level of a single test at this look, of which all looks together have the total. */
    double level(double total) {
        return Spending.level(fractions(), total);
    }

    /** Whether so many more seeds keep to what was declared. */
    public boolean allows(int more) {
        return isSpending() && now + more <= most.orElse(now);
    }

    /** The level at the next look, at so many more seeds; if they are not allowed, in an experiment of their own. */
    double levelAfter(int more, double total) {
        return allows(more)
                ? new Looks(Stream.concat(before.stream(), Stream.of(now)).toList(), now + more, most, undeclared)
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
