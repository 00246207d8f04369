package org.dropwhere.benchmark;

import java.util.List;

/**
 * A size of models, and how fast a step of {@code lstm-only} on one thread is to be.
 *
 * @param shape of the model and the batch
 * @param largest milliseconds, or times the limit
 * @param isAbsolute whether these are milliseconds
 */
record SizeRow(Shape shape, double largest, boolean isAbsolute) {
    /** From the smallest model to the largest; {@code src/benchmark/python/peers.py} has the same sizes. */
    static final List<SizeRow> ALL = List.of(
            new SizeRow(Shape.lstm(8, 8, 32, 60), 0.25, true),
            new SizeRow(Shape.lstm(16, 16, 32, 60), 0.35, true),
            new SizeRow(Shape.lstm(32, 32, 32, 60), 2.0, false),
            new SizeRow(Shape.lstm(64, 64, 64, 498), 1.2, false),
            new SizeRow(Shape.QUESTION, 1.15, false),
            new SizeRow(Shape.lstm(128, 128, 1000, 200), 1.2, false),
            new SizeRow(Shape.lstm(256, 128, 20000, 200), 1.25, false),
            new SizeRow(Shape.lstm(512, 128, 20000, 100), 1.25, false));

    private static final int LARGE_UNITS = 64;
    private static final int SMALL_UNITS = 32;
    private static final int LARGE_VOCABULARY = 20_000;

    /** Whether evaluation and steps on two threads have targets. */
    boolean isLarge() {
        return shape.units() >= LARGE_UNITS;
    }

    /** Largest milliseconds of a step of length 1; infinite if there is no target. */
    double largestOfLength1() {
        if (shape.units() <= SMALL_UNITS) {
            return 0.1;
        }
        return shape.vocabulary() >= LARGE_VOCABULARY ? 2 : Double.POSITIVE_INFINITY;
    }
}
