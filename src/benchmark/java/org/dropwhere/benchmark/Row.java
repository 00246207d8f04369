package org.dropwhere.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * Prints the milliseconds of a training step of {@code lstm-only} on one thread: units, embedding, vocabulary and
 * length are the arguments. For the script that measures other programs in turn, which has no use for JMH.
 */
public final class Row {
    /** Short steps reach their speed after some five seconds where the compiler has a core of its own. */
    private static final double WARM_UP_SECONDS = 10;

    private static final int ROUNDS = 9;
    private static final double SECONDS_OF_ROUND = 0.5;

    private Row() {}

    /** Measures one row. */
    public static void main(String[] args) throws Exception {
        int[] sizes = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        Shape shape = Shape.lstm(sizes[0], sizes[1], sizes[2], sizes[3]);
        try (BatchTraining training = BatchTraining.on(1, shape, Variants.LSTM_ONLY, BatchTraining.RMSPROP)) {
            millis(training, WARM_UP_SECONDS);
            double[] rounds = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                rounds[i] = millis(training, SECONDS_OF_ROUND);
            }
            Arrays.sort(rounds);
            System.out.printf(Locale.ROOT, "%.4f%n", rounds[ROUNDS / 2]);
        }
    }

    /** Of a step, on average over some seconds. */
    private static double millis(BatchTraining training, double seconds) {
        long start = System.nanoTime();
        int steps = 0;
        long passed;
        do {
            training.step();
            steps++;
            passed = System.nanoTime() - start;
        } while (passed < seconds * 1e9);
        return passed / 1e6 / steps;
    }
}
