package org.dropwhere.keras.export.hdf5;

import java.util.List;

/** A contiguous array, little-endian. */
public sealed interface Hdf5Array extends Hdf5Node {

    /** Its dimensions; none for a single number. */
    List<Integer> shape();

    /** Elements. */
    int size();

    /** An element as it is stored. */
    int bits(int index);

    /**
     * Of float32.
     *
     * @param shape its dimensions, all above 0
     * @param values by rows; not copied
     */
    record OfFloats(List<Integer> shape, float[] values) implements Hdf5Array {
        /**
         * Checks the size.
         *
         * @throws IllegalArgumentException if there are not as many values as the shape has
         */
        public OfFloats {
            shape = List.copyOf(shape);
            long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
            if (values.length != size || size == 0) {
                throw new IllegalArgumentException(values.length + " values are no array of " + shape);
            }
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int bits(int index) {
            return Float.floatToRawIntBits(values[index]);
        }
    }

    /**
     * Zeros of float32, which take no memory.
     *
     * @param shape its dimensions, all above 0
     */
    record OfZeros(List<Integer> shape) implements Hdf5Array {
        /** Copies the list. */
        public OfZeros {
            shape = List.copyOf(shape);
        }

        @Override
        public int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        @Override
        public int bits(int index) {
            return 0;
        }
    }

    /** A single int32. */
    record OfInteger(int value) implements Hdf5Array {
        @Override
        public List<Integer> shape() {
            return List.of();
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int bits(int index) {
            return value;
        }
    }
}
