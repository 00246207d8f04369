package org.dropwhere.training;

import java.io.Serializable;
import java.util.List;
import org.dropwhere.network.ClassifierState;

/**
 * A trial between two epochs: all that its further epochs depend on beside its description. Chance is addressed by
 * epoch, so no generator is part of it.
 *
 * @param epochs those completed so far, one or more
 * @param bestEpoch the best among them, see {@link Outcome.Finished}
 * @param testAtBest the test sequences with the weights after that epoch
 * @param answersAtBest which of them were answered rightly, if that is kept
 * @param state weights and optimizer
 * @param kept weights of epochs before
 * @param kind of machine that computed all this, in words; empty where that is not known
 */
public record Snapshot(
        List<EpochMetrics> epochs,
        int bestEpoch,
        Score testAtBest,
        RightAnswers answersAtBest,
        ClassifierState state,
        KeptWeights kept,
        String kind)
        implements Serializable {
    /** Copies the list. */
    public Snapshot {
        epochs = List.copyOf(epochs);
    }

    /** Of a machine whose kind is not known. */
    public Snapshot(
            List<EpochMetrics> epochs,
            int bestEpoch,
            Score testAtBest,
            RightAnswers answersAtBest,
            ClassifierState state,
            KeptWeights kept) {
        this(epochs, bestEpoch, testAtBest, answersAtBest, state, kept, "");
    }

    /** Of a trial that needs no weights of epochs before, and a machine whose kind is not known. */
    public Snapshot(
            List<EpochMetrics> epochs,
            int bestEpoch,
            Score testAtBest,
            RightAnswers answersAtBest,
            ClassifierState state) {
        this(epochs, bestEpoch, testAtBest, answersAtBest, state, KeptWeights.NONE);
    }

    /** The same, computed by a kind of machine. */
    public Snapshot by(String kindOfMachine) {
        return new Snapshot(epochs, bestEpoch, testAtBest, answersAtBest, state, kept, kindOfMachine);
    }

    /**
     * Whether a machine of some kind may go on from here. One of another kind may not, for it rounds differently: the
     * numbers of the trial would be those of no machine.
     */
    public boolean mayGoOnWith(String kindOfMachine) {
        return kind.isEmpty() || kind.equals(kindOfMachine);
    }
}
