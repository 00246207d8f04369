package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.Repetition;

/**
 * What a verification came to.
 *
 * @param plan of the results
 * @param folder the results folder
 * @param repetitions what differs in each trial that was run again, in the order of the plan
 * @param leftOut the trials that were not run again
 */
public record VerifyResult(Plan plan, Path folder, Map<Trial, Repetition> repetitions, LeftOut leftOut) {
    /** Copies the map, whose order it keeps. */
    public VerifyResult {
        repetitions = Collections.unmodifiableMap(new LinkedHashMap<>(repetitions));
    }

    /**
     * Numbers of trials that were not run again.
     *
     * @param finished finished, but not part of the sample
     * @param changed trained on data that have changed since
     * @param failed failed, so that there is no result
     * @param damaged their files are not as they were written
     * @param open not ended
     */
    public record LeftOut(int finished, int changed, int failed, int damaged, int open) {}

    /** Whether all that can be compared is as it was stored, and nothing is damaged or changed. */
    public boolean isSame() {
        return leftOut.damaged() == 0
                && leftOut.changed() == 0
                && repetitions.values().stream()
                        .allMatch(repetition -> repetition.numbers().isEmpty());
    }
}
