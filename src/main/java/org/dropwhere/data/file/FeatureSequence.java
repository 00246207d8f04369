package org.dropwhere.data.file;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The steps of a sequence of features in the order of the file, and their times. */
final class FeatureSequence {
    private static final int FIRST_STEPS = 4;

    private final int label;
    private final long firstLine;
    private float[] values = new float[0];
    private double[] times = new double[FIRST_STEPS];
    private final Ints lines = new Ints();

    /**
     * Without a step as yet.
     *
     * @param firstLine where the file has the sequence first
     */
    FeatureSequence(int label, long firstLine) {
        this.label = label;
        this.firstLine = firstLine;
    }

    /**
     * Adds a step.
     *
     * @param step its features, as many as those of the other steps
     * @param time the same for all if the file has none
     */
    void add(float[] step, double time, long line) {
        int count = lines.size();
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count] = time;
        if (values.length < (count + 1) * step.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(times.length, step.length));
        }
        System.arraycopy(step, 0, values, count * step.length, step.length);
        lines.add((int) line);
    }

    int label() {
        return label;
    }

    long firstLine() {
        return firstLine;
    }

    /** The steps by their times; equal ones stay in the order of the file. */
    private int[] order() {
        int count = lines.size();
        return IntStream.range(1, count).allMatch(i -> times[i - 1] <= times[i])
                ? IntStream.range(0, count).toArray()
                : IntStream.range(0, count)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> times[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** The line of a step that has the time of another one. */
    OptionalLong tie() {
        int[] order = order();
        int[] known = lines.toArray();
        return IntStream.range(1, order.length)
                .filter(i -> times[order[i - 1]] == times[order[i]])
                .mapToLong(i -> known[order[i]])
                .findFirst();
    }

    /** {@code [time * width]}, by time. */
    float[] ordered(int width) {
        int[] order = order();
        float[] ordered = new float[order.length * width];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(values, order[i] * width, ordered, i * width, width);
        }
        return ordered;
    }
}
