package org.dropwhere.results;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.plan.Plan;

/**
 * One occasion on which results were shown to the user. Choosing seeds after a look makes tests too optimistic, so
 * looks are recorded (decision 6).
 *
 * @param seeds of which they were, ascending; none if it is not known of which, if any
 * @param atMost how many there were to be in the end, if that was declared
 * @param arms {@linkplain org.dropwhere.plan.TrialDescription#armId ids} of what was trained with the seeds
 */
public record Look(List<Long> seeds, OptionalInt atMost, List<String> arms) {
    /** Stands for all looks before, where the record of them is lost. */
    public static final Look UNKNOWN = new Look(List.of(), OptionalInt.empty(), List.of());

    /** Copies the lists. */
    public Look {
        seeds = List.copyOf(seeds);
        arms = List.copyOf(arms);
    }

    /**
     * The look at all results of a plan.
     *
     * @param plan with at least one run
     */
    public static Look at(Plan plan) {
        return new Look(
                plan.experiment().seeds().stream().sorted().toList(),
                plan.experiment().analysis().mostSeeds(),
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
        return seeds.equals(other.seeds) && atMost.equals(other.atMost);
    }

    /** Whether seeds were only added from this look to another one, up to a number that both had declared. */
    public boolean isExtendedBy(Look other) {
        return atMost.isPresent() && atMost.equals(other.atMost) && new HashSet<>(other.seeds).containsAll(seeds);
    }
}
