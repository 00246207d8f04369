package org.dropwhere.network;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between arrays of ND4J and of Java without an ND4J operation. Arrays must be contiguous, by rows. */
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
        boolean byRows = array.elementWiseStride() == 1 && (array.isVectorOrScalar() || array.ordering() == 'c');
        if (length > 1 && !byRows) {
            throw new IllegalArgumentException("An array that is not contiguous by rows: " + array.shapeInfoToString());
        }
        // Copying through the pointer itself would take an intermediate array.
        return new FloatPointer(array.data().addressPointer()).capacity(length).asBuffer();
    }
}
