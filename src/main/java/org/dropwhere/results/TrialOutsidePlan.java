package org.dropwhere.results;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;

/**
 * A finished trial in a results folder that is not in the folder's plan, as after the experiment was edited, or by an
 * earlier release.
 *
 * @param id names its folder
 * @param description absent if another version of the program wrote it
 * @param earlierVersion the numeric version that computed it, if that alone keeps it out: the plan has the same
 *     description, to be computed by this program's
 */
public record TrialOutsidePlan(String id, Optional<TrialDescription> description, OptionalInt earlierVersion) {

    /** @param planned the ids of the plan's trials, of which this is none */
    static TrialOutsidePlan of(String id, Optional<TrialDescription> description, Set<String> planned) {
        return new TrialOutsidePlan(
                id,
                description,
                description.map(known -> earlierVersion(id, known, planned)).orElse(OptionalInt.empty()));
    }

    private static OptionalInt earlierVersion(String id, TrialDescription description, Set<String> planned) {
        try {
            String now = Trial.of(description, NumericVersion.CURRENT).id();
            return planned.contains(now) ? new Trial(id, description).numericVersion() : OptionalInt.empty();
        } catch (IllegalArgumentException e) {
            // A file that somebody has edited may describe what has no id.
            return OptionalInt.empty();
        }
    }
}
