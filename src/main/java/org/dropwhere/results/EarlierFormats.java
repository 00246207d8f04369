package org.dropwhere.results;

import org.dropwhere.plan.Plan;
import org.dropwhere.plan.TrialDescription;

/**
 * What earlier programs can read: plans of formats up to 2 and trials of formats up to 3. A file that says no more than
 * that keeps those formats, and its bytes.
 */
final class EarlierFormats {
    private EarlierFormats() {}

    /** Whether they can say how these trials are to be trained. */
    static boolean canSay(Plan plan) {
        return plan.trials().stream().allMatch(trial -> canSay(trial.description()));
    }

    /** Whether they can say how a trial is to be trained. */
    static boolean canSay(TrialDescription trial) {
        return trial.model().isOneLstm();
    }
}
