package org.dropwhere.keras.export.hdf5;

import java.io.ByteArrayOutputStream;

/** Little-endian numbers, one after the other. */
final class Bytes {
    /** What every structure's size is a multiple of. */
    static final int ALIGNMENT = 8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    int size() {
        return bytes.size();
    }

    Bytes u8(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    Bytes u16(int value) {
        return u8(value, value >> 8);
    }

    Bytes u32(int value) {
        return u16(value).u16(value >> 16);
    }

    Bytes u64(long value) {
        return u32((int) value).u32((int) (value >> 32));
    }

    Bytes raw(byte[] values) {
        bytes.writeBytes(values);
        return this;
    }

    /** Zeros up to a size. */
    Bytes to(int size) {
        while (bytes.size() < size) {
            bytes.write(0);
        }
        return this;
    }

    /** Zeros up to the next multiple of {@link #ALIGNMENT}. */
    Bytes aligned() {
        return to(aligned(bytes.size()));
    }

    static int aligned(int size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
