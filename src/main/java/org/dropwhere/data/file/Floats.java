package org.dropwhere.data.file;

import java.util.Arrays;

/** Numbers, as many as come, without an object for each. */
final class Floats {
    private static final int FIRST = 16;

    private float[] values = new float[FIRST];
    private int size;

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    float get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }
}
