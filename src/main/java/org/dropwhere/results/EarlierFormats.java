package org.dropwhere.results;

import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.PyTorchDropout;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Variant;

/**
 * What earlier programs can read: plans of formats up to 2 and trials of formats up to 3. A file that says no more than
 * that keeps those formats, and its bytes.
 */
final class EarlierFormats {
    private EarlierFormats() {}

    /** Whether they can say where the variants of a plan drop, and how its trials are to be trained. */
    static boolean canSay(Plan plan) {
        return Stream.concat(plan.experiment().variants().stream(), plan.swept().values().stream())
                        .allMatch(EarlierFormats::canSay)
                && plan.trials().stream().allMatch(trial -> canSay(trial.description()));
    }

    private static boolean canSay(Variant variant) {
        return variant.placements().stream().allMatch(EarlierFormats::canSay)
                && variant.words().size() < 2
                && variant.words().stream()
                        .allMatch(words -> words instanceof KerasDropout || words instanceof PyTorchDropout);
    }

    /** Whether they can say how a trial is to be trained. */
    static boolean canSay(TrialDescription trial) {
        return trial.model().isOneLstm() && trial.placements().stream().allMatch(EarlierFormats::canSay);
    }

    /** A mask for a batch was one of types of tokens, or of weights. */
    private static boolean canSay(Placement placement) {
        return placement.time() != TimeSharing.PER_BATCH
                || placement.site() == Site.WORD_TYPE
                || placement.site() == Site.RECURRENT_WEIGHTS;
    }
}
