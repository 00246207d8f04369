package org.dropwhere.keras.file;

import io.jhdf.GlobalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock;
import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;
import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;

/**
 * An HDF5 file. Only jHDF's parts that read a single group, header or heap are used: what it offers for whole files
 * reads every object of a group and follows links to other files.
 */
final class H5File {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private final String where;
    private final H5Storage storage;
    private final Map<Long, GlobalHeap> heaps = new HashMap<>();

    private H5File(String where, H5Storage storage) {
        this.where = where;
        this.storage = storage;
    }

    /**
     * A file that was read.
     *
     * @param where the file, as sentences begin
     * @throws BadInput if it is none, or is cut off
     */
    static H5File of(byte[] content, String where) {
        if (!isStart(content)) {
            throw new BadInput(where + ": this is no HDF5 file. " + ForeignFile.SAVE_AGAIN);
        }
        H5Storage storage = guarded(where, Optional.empty(), () -> new H5Storage(content));
        Superblock superblock = storage.getSuperblock();
        long end = superblock.getEndOfFileAddress();
        if (end > content.length) {
            throw new BadInput(where + ": the file is cut off: it has " + content.length + " of its " + end
                    + " bytes. Copy it or save the model again (Keras: model.save('my.keras')).");
        }
        if (superblock.getBaseAddressByte() != 0
                || superblock.getSizeOfOffsets() != Long.BYTES
                || superblock.getSizeOfLengths() != Long.BYTES) {
            throw damaged(where, Optional.empty(), new HdfException("The file is laid out as Keras does not"));
        }
        return new H5File(where, storage);
    }

    /** Whether these are the first bytes of such a file. */
    static boolean isStart(byte[] content) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (i >= content.length || content[i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }

    /** The group that has all others. */
    H5Group root() {
        return new H5Group(this, List.of(), guarded("", this::rootAddress));
    }

    private long rootAddress() {
        Superblock superblock = storage.getSuperblock();
        if (superblock instanceof SuperblockV0V1 old) {
            return new SymbolTableEntry(storage, old.getRootGroupSymbolTableAddress()).getObjectHeaderAddress();
        }
        if (superblock instanceof SuperblockV2V3 later) {
            return later.getRootGroupObjectHeaderAddress();
        }
        throw new HdfException("Unknown superblock");
    }

    H5Storage storage() {
        return storage;
    }

    /** The file, as sentences begin. */
    String where() {
        return where;
    }

    /** An object of a heap. */
    ByteBuffer heapObject(long address, int index) {
        ByteBuffer object = heaps.computeIfAbsent(address, at -> new GlobalHeap(storage, at))
                .getObjectData(index);
        storage.charge(object.remaining());
        return object;
    }

    ObjectHeader header(long address) {
        H5Messages.check(storage, address);
        return ObjectHeader.readObjectHeader(storage, address);
    }

    /**
     * The result of reading a part of the file.
     *
     * @param path of the part
     * @throws BadInput if the part is damaged
     */
    <T> T guarded(String path, Supplier<T> reading) {
        return guarded(where, path.isEmpty() ? Optional.empty() : Optional.of(path), reading);
    }

    /** jHDF tells of damage by any exception, and goes down circles until no stack is left. */
    private static <T> T guarded(String where, Optional<String> path, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadInput e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw damaged(where, path, e);
        }
    }

    private static BadInput damaged(String where, Optional<String> path, Throwable cause) {
        String place = path.map(name -> " at " + Words.quoted(name)).orElse("");
        return new BadInput(
                where + ": the HDF5 file is damaged" + place
                        + ". Copy it or save the model again (Keras: model.save('my.keras')).",
                cause);
    }
}
