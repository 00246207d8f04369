package org.dropwhere.network;

import java.util.Optional;
import org.dropwhere.spec.OptimizerSpec;

/** Steps of one optimizer from weights 0 and empty slots. */
final class Descent {
    private final OptimizerSpec settings;
    private final Optimizer optimizer;
    private final float[] weights;
    private final float[][] slots;
    private long steps;

    Descent(OptimizerSpec settings, int size) {
        this.settings = settings;
        optimizer = Optimizer.of(settings);
        weights = new float[size];
        slots = new float[optimizer.slots()][size];
    }

    /** The weights after one more step. */
    float[] next(float... gradient) {
        return next(new Gradient(gradient.clone()));
    }

    /** The weights after one more step. */
    float[] nextByOccurrence(float[] gradient, float[] squares) {
        return next(new Gradient(gradient.clone(), Optional.of(squares.clone())));
    }

    private float[] next(Gradient gradient) {
        optimizer.at(++steps, settings.learningRate()).apply(weights, gradient, slots);
        return weights.clone();
    }

    Optimizer optimizer() {
        return optimizer;
    }

    /** As it is now. */
    float[] slot(int number) {
        return slots[number];
    }
}
