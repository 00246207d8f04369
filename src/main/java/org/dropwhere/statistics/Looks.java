package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.Look;

/**
 * At how many seeds the results were looked at. Whoever looks, and adds seeds if they do not like what they see, finds
 * differences where there are none, unless each look asks for more.
 *
 * @param before the looks at fewer seeds, ascending, each once
 * @param now how many seeds there are
 * @param most how many there may be in the end; absent if none are to be added
 * @param declared whether that was said before the first look
 */
public record Looks(List<Integer> before, int now, OptionalInt most, boolean declared) {

    /** Copies the list. */
    public Looks {
        before = List.copyOf(before);
    }

    /** The looks at these trials, of all that a folder keeps. */
    public static Looks of(Plan plan, List<Look> looks) {
        int now = plan.experiment().seeds().size();
        OptionalInt most = plan.experiment().analysis().mostSeeds();
        List<Look> earlier = looks.stream()
                .filter(look -> look.seeds() < now)
                .filter(look ->
                        plan.cells().stream().anyMatch(cell -> cell.trial().id().equals(look.trial())))
                .toList();
        return new Looks(
                earlier.stream().map(Look::seeds).distinct().sorted().toList(),
                now,
                most,
                earlier.stream().allMatch(look -> look.atMost().equals(most)));
    }

    /** No looks but this one. */
    static Looks single(int seeds) {
        return new Looks(List.of(), seeds, OptionalInt.empty(), true);
    }

    /** Whether seeds may be added as declared, so that each look spends a part of the errors. */
    boolean isSpending() {
        return most.isPresent() && !isBroken();
    }

    /** Whether seeds were added that nobody had declared, so that no level can be kept. */
    public boolean isBroken() {
        return !before.isEmpty() && (most.isEmpty() || !declared);
    }

    /** What a reader has to know, if seeds were or may be added. */
    public Optional<String> note() {
        if (isBroken()) {
            return Optional.of("Seeds were added after the results of " + numbers()
                    + " had been seen, without a maximum declared before (seeds: {first: ..., at-most: ...}): intervals"
                    + " are no longer 95 % intervals, and verdicts err more often than 5 %.");
        }
        return most.stream()
                .mapToObj(seeds -> "Seeds may be added up to " + seeds + ", as declared: at this look, at " + now
                        + ", intervals are wider and tests stricter, so that all looks together err no more often than"
                        + " 5 %.")
                .findFirst();
    }

    private String numbers() {
        return String.join(", ", before.stream().map(String::valueOf).toList());
    }

    /** The two-sided level of a single test at this look, of which all looks together have the total. */
    double level(double total) {
        return Spending.level(fractions(), total);
    }

    private List<Double> fractions() {
        double all = Math.max(now, most.orElse(now));
        List<Double> fractions = new ArrayList<>();
        Stream.concat(before.stream(), Stream.of(now)).forEach(seeds -> fractions.add(seeds / all));
        return fractions;
    }
}
