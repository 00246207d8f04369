package org.dropwhere.keras.export.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts of variable length in collections of a global heap (III.E). */
final class TextHeap {
    /** Size of a collection, unless a text needs more; HDF5 takes none below it. */
    private static final int COLLECTION = 4096;

    private static final int HEADER = 16;
    private static final int OBJECT_HEADER = 16;

    private final long start;
    private final List<byte[]> closed = new ArrayList<>();
    private long end;
    private Bytes open = new Bytes();
    private int capacity;
    private int objects;

    /** @param start where the first collection is in the file */
    TextHeap(long start) {
        this.start = start;
        this.end = start;
    }

    /** Keeps a text; what stands for it in an attribute (IV.A.2.d, class 9): its length, collection and number. */
    void add(String text, Bytes reference) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        int size = OBJECT_HEADER + Bytes.aligned(letters.length);
        if (open.size() + size > capacity) {
            close();
            capacity = Math.max(COLLECTION, HEADER + size);
            open = new Bytes()
                    .raw("GCOL".getBytes(StandardCharsets.US_ASCII))
                    .u8(1)
                    .aligned()
                    .u64(capacity);
            objects = 0;
        }
        objects++;
        open.u16(objects).u16(1).u32(0).u64(letters.length).raw(letters).aligned();
        reference.u32(letters.length).u64(end).u32(objects);
    }

    /** What is left of a collection is its object 0, if it can hold the header of one. */
    private void close() {
        if (capacity == 0) {
            return;
        }
        int left = capacity - open.size();
        if (left >= OBJECT_HEADER) {
            open.u16(0).u16(0).u32(0).u64(left);
        }
        closed.add(open.to(capacity).toArray());
        end += capacity;
        capacity = 0;
        open = new Bytes();
    }

    /** All collections; nothing is added after. */
    byte[] toArray() {
        close();
        Bytes all = new Bytes();
        closed.forEach(all::raw);
        if (start + all.size() != end) {
            throw new IllegalStateException("The collections do not end where they should");
        }
        return all.toArray();
    }
}
