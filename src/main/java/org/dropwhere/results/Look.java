package org.dropwhere.results;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.plan.Plan;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Spending;

/**
 * One occasion on which results were shown to the user. Choosing seeds after a look makes tests too optimistic, so
 * looks are recorded (decision 6).
 *
 * @param seeds of which they were, ascending; none if it is not known of which, if any
 * @param atMost how many there were to be in the end, if that was declared
 * @param spending how the looks up to then were to spend the error; without such a number {@link Spending#DEFAULT}, as
 *     there is nothing to spend
 * @param arms {@linkplain org.dropwhere.plan.TrialDescription#armId ids} of what was trained with the seeds
 */
public record Look(List<Long> seeds, OptionalInt atMost, Spending spending, List<String> arms) {
    /** Stands for all looks before, where the record of them is lost. */
    public static final Look UNKNOWN = new Look(List.of(), OptionalInt.empty(), Spending.DEFAULT, List.of());

    /** Copies the lists. */
    public Look {
        spending = atMost.isPresent() ? spending : Spending.DEFAULT;
        seeds = List.copyOf(seeds);
        arms = List.copyOf(arms);
    }

    /**
     * The look at all results of a plan.
     *
     * @param plan with at least one run
     */
    public static Look at(Plan plan) {
        Analysis analysis = plan.experiment().analysis();
        return new Look(
                plan.experiment().seeds().stream().sorted().toList(),
                analysis.mostSeeds(),
                analysis.spending().orElse(Spending.DEFAULT),
                // An arm's trials differ in their seeds alone.
                plan.arms().stream()
                        .map(arm -> plan.runs(arm).get(0).trial().description().armId())
                        .distinct()
                        .toList());
    }

    /** Whether both show results of an arm in common; {@link #UNKNOWN} may show any arm. */
    public boolean sharesArmWith(Look other) {
        return equals(UNKNOWN) || !Collections.disjoint(arms, other.arms);
    }

    /** Whether both are at the same seeds, under the same declaration. */
    public boolean isSameChoice(Look other) {
        return seeds.equals(other.seeds) && isDeclaredAs(other);
    }

    /** Whether seeds were only added from this look to another one, up to a number that both had declared alike. */
    public boolean isExtendedBy(Look other) {
        return atMost.isPresent() && isDeclaredAs(other) && new HashSet<>(other.seeds).containsAll(seeds);
    }

    /** Levels would not add up if looks spent in different ways, so that both belong to a declaration. */
    private boolean isDeclaredAs(Look other) {
        return atMost.equals(other.atMost) && spending == other.spending;
    }
}
