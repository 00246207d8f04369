package org.dropwhere.training;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.EarlyStopping;

/**
 * Weights of epochs before that are needed after the last one, in the order of
 * {@link org.dropwhere.network.ClassifierState#weights}.
 *
 * @param best those after the best validation epoch; kept where the test sequences are answered with dropout after
 *     training, and where they are asked for
 * @param restorable those after the best epoch of early stopping; kept where training ends with them
 */
public record KeptWeights(Optional<float[]> best, Optional<float[]> restorable) implements Serializable {
    /** None. */
    public static final KeptWeights NONE = new KeptWeights(Optional.empty(), Optional.empty());

    /**
     * Whether a trial answers test sequences with dropout; a model that drops nothing answers the same in every pass.
     */
    public static boolean needsBest(TrialDescription trial) {
        return trial.training().dropoutSamples() > 0 && !trial.placements().isEmpty();
    }

    /** Whether a trial ends with the weights of the best epoch of early stopping. */
    public static boolean needsRestorable(TrialDescription trial) {
        return trial.training()
                .earlyStopping()
                .filter(EarlyStopping::bestWeights)
                .isPresent();
    }

    /** The same with the weights of the last epoch in the place of those that it replaces. */
    KeptWeights with(float[] weights, boolean isBest, boolean isRestorable) {
        Optional<float[]> last = Optional.of(weights);
        return new KeptWeights(isBest ? last : best, isRestorable ? last : restorable);
    }

    /** The same without those of the best validation epoch. */
    KeptWeights withoutBest() {
        return new KeptWeights(Optional.empty(), restorable);
    }

    /** An optional cannot be serialized. */
    private Object writeReplace() {
        return new Form(best.stream().toList(), restorable.stream().toList());
    }

    private record Form(List<float[]> best, List<float[]> restorable) implements Serializable {
        private Object readResolve() {
            return new KeptWeights(
                    best.stream().findFirst(), restorable.stream().findFirst());
        }
    }
}
