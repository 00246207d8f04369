package org.dropwhere.data.file;

import java.util.Arrays;

/** Whole numbers, as many as come, without an object for each. */
final class Ints {
    private static final int FIRST = 16;

    private int[] values = new int[FIRST];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
