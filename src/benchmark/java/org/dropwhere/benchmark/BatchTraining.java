package org.dropwhere.benchmark;

import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.execution.ChunkThreads;
import org.dropwhere.network.Classifier;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Steps;
import org.dropwhere.spec.Adam;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Training;

/** A classifier and the batch that it is trained on, again and again. */
final class BatchTraining implements AutoCloseable {
    static final String RMSPROP = "rmsprop";
    static final String ADAM = "adam";

    private static final double LEARNING_RATE = 0.001;

    private final Classifier classifier;
    private final Steps steps;
    private final int[] labels;
    private final AutoCloseable threads;
    private int number;

    private BatchTraining(Classifier classifier, Shape batch, AutoCloseable threads) {
        this.classifier = classifier;
        this.threads = threads;
        steps = batch.steps();
        labels = batch.labels();
    }

    /** On some threads of its own. */
    static BatchTraining on(int threads, Shape shape, String variant, String optimizer) {
        if (threads == 1) {
            return serial(shape, shape, variant, optimizer);
        }
        ChunkThreads pool = new ChunkThreads(threads - 1, 1);
        return new BatchTraining(classifier(shape, variant, optimizer, pool), shape, pool);
    }

    /** On the calling thread, with a batch that may be shorter than the longest that the classifier is made for. */
    static BatchTraining serial(Shape shape, Shape batch, String variant, String optimizer) {
        return with(Workers.serial(), shape, batch, variant, optimizer);
    }

    static BatchTraining with(Workers workers, Shape shape, Shape batch, String variant, String optimizer) {
        return new BatchTraining(classifier(shape, variant, optimizer, workers), batch, () -> {});
    }

    private static Classifier classifier(Shape shape, String variant, String optimizer, Workers workers) {
        return Classifier.of(
                shape.sizes(),
                Variants.placements(variant, shape.sizes().model()),
                new Training(1, shape.batch(), optimizer(optimizer)),
                RandomStream.ofSeed(1),
                workers);
    }

    private static OptimizerSpec optimizer(String key) {
        return switch (key) {
            case RMSPROP -> new RmsProp(LEARNING_RATE, 0.9, 1e-7);
            case ADAM -> new Adam(LEARNING_RATE, 0.9, 0.999, 1e-7, false, 0, Clipping.NONE);
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** Draws masks, goes forward and back, and changes the weights. */
    double step() {
        number++;
        return classifier.fit(steps, labels, RandomMasks.of(1, 1, number - 1), number, LEARNING_RATE);
    }

    /** Evaluates the batch. */
    float[] logits() {
        return classifier.logits(steps);
    }

    @Override
    public void close() throws Exception {
        classifier.close();
        threads.close();
    }
}
