package org.dropwhere.results;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.PyTorchDropout;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;

/**
 * What earlier programs can read: plans of formats up to 2 and trials of formats up to 3. A file that says no more than
 * that keeps those formats, and its bytes.
 */
final class EarlierFormats {
    /** Those that earlier programs know. */
    private static final Set<Metric> METRICS = EnumSet.of(Metric.ACCURACY, Metric.LOSS);

    private EarlierFormats() {}

    /** Whether they can say where the variants of a plan drop, and how its trials are to be trained and compared. */
    static boolean canSay(Plan plan) {
        Analysis analysis = plan.experiment().analysis();
        return plan.experiment().keep().isEmpty()
                && analysis.compareAlong().isEmpty()
                && plan.experiment().search().isEmpty()
                && METRICS.contains(analysis.primary().metric())
                && !analysis.primary().withDropout()
                && METRICS.containsAll(analysis.equivalence().byMetric().keySet())
                && Stream.concat(plan.experiment().variants().stream(), plan.swept().values().stream())
                        .allMatch(EarlierFormats::canSay)
                && plan.trials().stream().allMatch(trial -> canSay(trial.description()));
    }

    private static boolean canSay(Variant variant) {
        return variant.placements().stream().allMatch(EarlierFormats::canSay)
                && variant.words().size() < 2
                && variant.words().stream()
                        .allMatch(words -> words instanceof KerasDropout || words instanceof PyTorchDropout);
    }

    /** Whether they can say on what and how a trial is to be trained. */
    static boolean canSay(TrialDescription trial) {
        return canSay(trial.data())
                && trial.model().isOneLstm()
                && trial.model().input() instanceof EmbeddingSpec
                && trial.model().pretrained().equals(Pretrained.NOTHING)
                && canSay(trial.training())
                && trial.placements().stream().allMatch(EarlierFormats::canSay);
    }

    /**
     * A task's sequences of one length, or a file for each part. Whether those are CSV of equal lengths, which alone
     * earlier programs read, is not known here: of others they say that they cannot read the files.
     */
    private static boolean canSay(Data data) {
        return data instanceof TaskData task
                ? task.lengths().isOne() && task.pad().isNone()
                : data instanceof FileData files && files.isPlain();
    }

    /** RMSprop as in release 0.1.0, and nothing beside it. */
    private static boolean canSay(Training training) {
        return training.optimizer() instanceof RmsProp rule
                && training.equals(new Training(
                        training.epochs(),
                        training.batchSize(),
                        new RmsProp(rule.learningRate(), rule.rho(), rule.epsilon())));
    }

    /** Whether they can say how a trial ended. */
    static boolean canSay(StoredTrial.StoredOutcome outcome) {
        return !(outcome instanceof StoredTrial.StoredOutcome.Finished finished)
                || (finished.lastEpoch().isEmpty()
                        && finished.testWithDropoutAtBest().isEmpty()
                        && METRICS.containsAll(finished.testAtBest().values().keySet())
                        && METRICS.containsAll(finished.testAtLast().values().keySet()));
    }

    /** A mask for a batch was one of types of tokens, or of weights. */
    private static boolean canSay(Placement placement) {
        return placement.time() != TimeSharing.PER_BATCH
                || placement.site() == Site.WORD_TYPE
                || placement.site() == Site.RECURRENT_WEIGHTS;
    }
}
