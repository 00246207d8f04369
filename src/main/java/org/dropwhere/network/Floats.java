package org.dropwhere.network;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whole arrays of ND4J from and to Java's, in one copy and without an ND4J operation. Arrays must be contiguous. */
final class Floats {
    private Floats() {}

    static void get(INDArray from, float[] to) {
        buffer(from, to.length).get(to);
    }

    static void put(float[] from, INDArray to) {
        buffer(to, from.length).put(from);
    }

    static float[] copyOf(INDArray array) {
        float[] copy = new float[Math.toIntExact(array.length())];
        get(array, copy);
        return copy;
    }

    /** The memory of an array or view; on the CPU it already starts at the view's start. */
    private static FloatBuffer buffer(INDArray array, int length) {
        if (array.length() != length) {
            throw new IllegalArgumentException("An array of " + array.length() + " for one of " + length);
        }
        // A pointer would copy by way of a third place.
        return new FloatPointer(array.data().addressPointer()).capacity(length).asBuffer();
    }
}
