package org.dropwhere.benchmark;

/**
 * What is timed with JMH, in a process of its own.
 *
 * @param what is done to a model
 * @param shape of the model and the batch
 * @param variant one of {@link Variants}
 * @param optimizer key of the update rule
 * @param threads of one step
 * @param sideBySide how many do the same at the same time, each with a model of its own
 */
record Timed(What what, Shape shape, String variant, String optimizer, int threads, int sideBySide) {
    /** A method of a JMH class. */
    enum What {
        STEP,
        EVALUATION,
        START_AND_END
    }

    /** A step of {@code lstm-only} on one thread. */
    static Timed step(Shape shape) {
        return new Timed(What.STEP, shape, Variants.LSTM_ONLY, BatchTraining.RMSPROP, 1, 1);
    }

    static Timed evaluation(Shape shape) {
        return new Timed(What.EVALUATION, shape, Variants.LSTM_ONLY, BatchTraining.RMSPROP, 1, 1);
    }

    static Timed startAndEnd(Shape shape) {
        return new Timed(What.START_AND_END, shape, Variants.LSTM_ONLY, BatchTraining.RMSPROP, 1, 1);
    }

    Timed with(String otherVariant) {
        return new Timed(what, shape, otherVariant, optimizer, threads, sideBySide);
    }

    Timed withOptimizer(String other) {
        return new Timed(what, shape, variant, other, threads, sideBySide);
    }

    Timed onThreads(int count) {
        return new Timed(what, shape, variant, optimizer, count, sideBySide);
    }

    Timed sideBySide(int count) {
        return new Timed(what, shape, variant, optimizer, threads, count);
    }
}
