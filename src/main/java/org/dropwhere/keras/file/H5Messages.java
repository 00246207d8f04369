package org.dropwhere.keras.file;

import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * What the header of an HDF5 object has in it, looked over before jHDF reads it (HDF5 File Format Specification, IV.A).
 * A type of data can be compounded of others, thousands deep, and jHDF makes room at each level for all members that it
 * is said to have, which are gigabytes for a header of 64 KiB. No array or text of Keras is of such a type.
 */
final class H5Messages {
    /** Of one object. Keras' own have less than twenty; chosen, as jHDF takes a hundred bytes for each. */
    private static final int MOST = 10_000;

    private static final int DATA_TYPE = 3;
    private static final int ATTRIBUTE = 12;
    private static final int CONTINUATION = 16;
    private static final int SIGNATURE = 4;

    private static final int COMPOUND = 6;
    private static final int ENUMERATION = 8;
    private static final int VARIABLE_LENGTH = 9;
    private static final int ARRAY = 10;
    private static final int TYPE_HEADER = 8;

    private final H5Storage storage;
    private final Deque<ByteBuffer> blocks = new ArrayDeque<>();
    private final Set<Long> continuations = new HashSet<>();
    private int messages;

    private H5Messages(H5Storage storage) {
        this.storage = storage;
    }

    /**
     * Looks over a header.
     *
     * @throws HdfException if there is more in it than Keras needs
     */
    static void check(H5Storage storage, long address) {
        new H5Messages(storage).check(address);
    }

    private void check(long address) {
        if (storage.map(address, 1).get() == 1) {
            ByteBuffer prefix = storage.map(address, 12);
            blocks.add(storage.map(address + 16, Integer.toUnsignedLong(prefix.getInt(8))));
            while (!blocks.isEmpty()) {
                checkOld(blocks.remove());
            }
        } else {
            int flags = storage.map(address, 6).get(5);
            long start = address + 6 + (bit(flags, 5) ? 16 : 0) + (bit(flags, 4) ? 4 : 0);
            int sizeBytes = 1 << (flags & 3);
            blocks.add(storage.map(start + sizeBytes, number(storage.map(start, sizeBytes), sizeBytes)));
            while (!blocks.isEmpty()) {
                checkNew(blocks.remove(), bit(flags, 2) ? 6 : 4);
            }
        }
    }

    private static boolean bit(int flags, int bit) {
        return (flags >> bit & 1) != 0;
    }

    private static long number(ByteBuffer bytes, int size) {
        return switch (size) {
            case 1 -> Byte.toUnsignedLong(bytes.get(0));
            case 2 -> Short.toUnsignedLong(bytes.getShort(0));
            case 4 -> Integer.toUnsignedLong(bytes.getInt(0));
            default -> bytes.getLong(0);
        };
    }

    /** Of the first version, in which a message has a header of eight bytes. */
    private void checkOld(ByteBuffer block) {
        int at = 0;
        while (at + 8 <= block.limit()) {
            int size = Short.toUnsignedInt(block.getShort(at + 2));
            checkMessage(Short.toUnsignedInt(block.getShort(at)), body(block, at + 8, size), 0);
            at = at + 8 + (size + 7) / 8 * 8;
        }
    }

    private void checkNew(ByteBuffer block, int header) {
        int at = 0;
        while (at + 8 <= block.limit()) {
            int size = Short.toUnsignedInt(block.getShort(at + 1));
            checkMessage(Byte.toUnsignedInt(block.get(at)), body(block, at + header, size), SIGNATURE);
            at += header + size;
        }
    }

    /** What is too long for its block jHDF does not read either. */
    private static ByteBuffer body(ByteBuffer block, int at, int size) {
        int start = Math.min(at, block.limit());
        return block.slice(start, Math.min(size, block.limit() - start)).order(block.order());
    }

    private void checkMessage(int type, ByteBuffer body, int blockStart) {
        messages++;
        if (messages > MOST) {
            throw new HdfException("A header of more than " + MOST + " messages");
        }
        switch (type) {
            case DATA_TYPE -> checkType(body, 0);
            case ATTRIBUTE -> checkAttribute(body);
            case CONTINUATION -> {
                long address = body.getLong(0);
                if (!continuations.add(address)) {
                    throw new HdfException("A header that goes on where it was");
                }
                ByteBuffer block = storage.map(address, body.getLong(Long.BYTES));
                blocks.add(block.slice(blockStart, block.limit() - blockStart).order(block.order()));
            }
            default -> {
                // Takes as much memory as bytes.
            }
        }
    }

    private static void checkAttribute(ByteBuffer body) {
        int version = body.get(0);
        int name = Short.toUnsignedInt(body.getShort(2));
        if (version > 1 && body.get(1) != 0) {
            throw new HdfException("An attribute whose type is elsewhere");
        }
        checkType(body, version == 1 ? 8 + (name + 7) / 8 * 8 : version == 2 ? 8 + name : 9 + name);
    }

    private static void checkType(ByteBuffer body, int start) {
        int at = start;
        int kind = body.get(at) & 0xf;
        while (kind == VARIABLE_LENGTH || kind == ENUMERATION) {
            at += TYPE_HEADER;
            kind = body.get(at) & 0xf;
        }
        if (kind == COMPOUND || kind == ARRAY) {
            throw new HdfException("A type of data that Keras has not");
        }
    }
}
