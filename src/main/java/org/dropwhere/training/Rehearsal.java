package org.dropwhere.training;

import java.util.stream.IntStream;
import org.dropwhere.data.Dataset;
import org.dropwhere.network.Classifier;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.sequence.Sequences;

/** Runs a trial's steps so that their time can be measured. Nothing is kept of what the model learns. */
public final class Rehearsal implements AutoCloseable {
    private final Classifier classifier;
    private final Trainer trainer;
    private final int[] batch;
    private final Sequences evaluated;

    /**
     * Makes the trial's network.
     *
     * @param workers what runs the chunks of a batch
     * @throws IllegalArgumentException if the model is none that the network can run
     */
    public Rehearsal(TrialDescription trial, Dataset data, Workers workers) {
        trainer = new Trainer(trial, data, metrics -> {});
        classifier = trainer.classifier(workers);
        batch = IntStream.range(
                        0, Math.min(trial.training().batchSize(), data.train().size()))
                .toArray();
        int size = Math.min(Evaluation.BATCH, data.train().size());
        evaluated = data.train().select(IntStream.range(0, size).toArray());
    }

    /** Trains one batch. */
    public void step() {
        trainer.fit(classifier, batch, trainer.masks(1, 0), 1);
    }

    /** Evaluates {@link #evaluated()} sequences. */
    public void evaluate() {
        Evaluation.of(classifier, evaluated, () -> {});
    }

    /** How many sequences an evaluation has. */
    public int evaluated() {
        return evaluated.size();
    }

    @Override
    public void close() {
        classifier.close();
    }
}
