package org.dropwhere.keras.export.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages of object headers (IV.A.2), each with its own header, and the parts that they are made of. */
final class HeaderMessages {
    private static final int DATASPACE = 0x0001;
    private static final int DATATYPE = 0x0003;
    private static final int FILL_VALUE = 0x0005;
    private static final int LAYOUT = 0x0008;
    private static final int ATTRIBUTE = 0x000C;
    private static final int SYMBOL_TABLE = 0x0011;

    /** A message's size has 16 bits. */
    private static final int LARGEST = 0xFFFF / Bytes.ALIGNMENT * Bytes.ALIGNMENT;

    private HeaderMessages() {}

    /** An object header of version 1 (IV.A.1.a) with all its messages in one block. */
    static byte[] header(List<byte[]> messages) {
        int size = messages.stream().mapToInt(message -> message.length).sum();
        Bytes header =
                new Bytes().u8(1, 0).u16(messages.size()).u32(1).u32(size).aligned();
        messages.forEach(header::raw);
        return header.toArray();
    }

    /** Where the tree and the names of a group are (IV.A.2.r). */
    static byte[] symbolTable(long tree, long names) {
        return message(SYMBOL_TABLE, false, new Bytes().u64(tree).u64(names));
    }

    /** The shape of an array (IV.A.2.b). */
    static byte[] dataspace(List<Integer> shape) {
        return message(DATASPACE, false, space(shape));
    }

    /** The type of an array's elements (IV.A.2.d), which never changes. */
    static byte[] datatype(Hdf5Array array) {
        return message(DATATYPE, true, array instanceof Hdf5Array.OfInteger ? int32() : float32());
    }

    /** Zero, written where nothing else is (IV.A.2.f). */
    static byte[] fillValue() {
        return message(FILL_VALUE, true, new Bytes().u8(2, 2, 2, 1).u32(0));
    }

    /** Where the elements are (IV.A.2.i): contiguous, version 3. */
    static byte[] layout(long address, long size) {
        return message(LAYOUT, false, new Bytes().u8(3, 1).u64(address).u64(size));
    }

    /**
     * An attribute of version 1 (IV.A.2.m).
     *
     * @param values as the type says
     * @throws IllegalArgumentException if it is larger than a message can be, some 4000 texts
     */
    static byte[] attribute(String name, Bytes type, Bytes space, Bytes values) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        Bytes attribute = new Bytes()
                .u8(1, 0)
                .u16(letters.length + 1)
                .u16(type.size())
                .u16(space.size())
                .raw(letters)
                .u8(0)
                .aligned();
        attribute.raw(type.toArray()).aligned().raw(space.toArray()).aligned().raw(values.toArray());
        return message(ATTRIBUTE, false, attribute);
    }

    /** IV.A.2.b, version 1, whose largest dimensions are the dimensions. */
    static Bytes space(List<Integer> shape) {
        Bytes space = new Bytes().u8(1, shape.size(), shape.isEmpty() ? 0 : 1).aligned();
        for (int repetition = 0; repetition < 2; repetition++) {
            shape.forEach(dimension -> space.u64(dimension));
        }
        return space;
    }

    /** IEEE 754: sign at bit 31, exponent of 8 bits at 23 with bias 127, fraction of 23 bits at 0. */
    static Bytes float32() {
        return new Bytes()
                .u8(0x11, 0x20, 31, 0)
                .u32(4)
                .u16(0)
                .u16(32)
                .u8(23, 8, 0, 23)
                .u32(127);
    }

    /** As {@link #float32}, of twice the size. */
    static Bytes float64() {
        return new Bytes()
                .u8(0x11, 0x20, 63, 0)
                .u32(8)
                .u16(0)
                .u16(64)
                .u8(52, 11, 0, 52)
                .u32(1023);
    }

    /** Two's complement. */
    static Bytes int32() {
        return new Bytes().u8(0x10, 8, 0, 0).u32(4).u16(0).u16(32);
    }

    /** Texts of variable length, which end with a zero: a row of unsigned bytes in the global heap. */
    static Bytes text(boolean utf8) {
        return new Bytes()
                .u8(0x19, 1, utf8 ? 1 : 0, 0)
                .u32(16)
                .u8(0x10, 0, 0, 0)
                .u32(1)
                .u16(0)
                .u16(8)
                .u32(0);
    }

    private static byte[] message(int type, boolean constant, Bytes data) {
        data.aligned();
        if (data.size() > LARGEST) {
            throw new IllegalArgumentException(data.size() + " bytes are more than a message of HDF5 can have");
        }
        return new Bytes()
                .u16(type)
                .u16(data.size())
                .u8(constant ? 1 : 0)
                .aligned()
                .raw(data.toArray())
                .toArray();
    }
}
