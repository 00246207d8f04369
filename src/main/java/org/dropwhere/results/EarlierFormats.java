package org.dropwhere.results;

import org.dropwhere.plan.Plan;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Training;

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
        return trial.model().isOneLstm() && canSay(trial.training());
    }

    /** RMSprop as in release 0.1.0, and nothing beside it. */
    private static boolean canSay(Training training) {
        return training.optimizer() instanceof RmsProp rule
                && training.equals(new Training(
                        training.epochs(),
                        training.batchSize(),
                        new RmsProp(rule.learningRate(), rule.rho(), rule.epsilon())));
    }
}
