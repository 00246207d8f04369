package org.dropwhere.keras.file;

import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The bytes of an HDF5 file, of which no more is handed out than an honest file asks for. Offsets in a file can lead in
 * circles, and to one place from many; what reads them would go on without end.
 */
final class H5Storage implements HdfBackingStorage {
    /**
     * Bytes of groups, headers, heaps and names that are read of a file, those of repeated reads too. Of the golden
     * files, each needs at most 58,000 and 1.5 for each of its bytes; a model of 28 layers needs half a million. The
     * largest bounds memory, as jHDF's objects take some 15 times the bytes that they are read from.
     */
    private static final int STRUCTURE_AT_LEAST = 1 << 18;

    private static final int STRUCTURE_AT_MOST = 1 << 24;
    private static final int STRUCTURE_TIMES = 4;
    /** What a read costs besides its bytes. */
    private static final int READ = 32;

    private final ByteBuffer content;
    private final Superblock superblock;
    private long structureLeft;
    private long valuesLeft;

    /**
     * The content of a file.
     *
     * @throws HdfException if it does not begin as such a file does
     */
    H5Storage(byte[] content) {
        this.content = ByteBuffer.wrap(content).asReadOnlyBuffer();
        superblock = Superblock.readSuperblock(slice(0, content.length));
        structureLeft = Math.min(STRUCTURE_AT_MOST, Math.max(STRUCTURE_AT_LEAST, STRUCTURE_TIMES * size()));
        valuesLeft = content.length;
    }

    /**
     * Counts what is read of the file's structure.
     *
     * @throws HdfException if it is too much
     */
    void charge(long bytes) {
        structureLeft -= bytes;
        if (structureLeft < 0) {
            throw new HdfException("Groups and headers are read again and again");
        }
    }

    /**
     * Values of an array; of all arrays together there are no more than the file has bytes.
     *
     * @throws HdfException if the file does not have them
     */
    ByteBuffer values(long address, long bytes) {
        valuesLeft -= bytes;
        if (valuesLeft < 0) {
            throw new HdfException("Arrays share their values");
        }
        return slice(address, bytes);
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return map(address, length);
    }

    @Override
    public ByteBuffer map(long address, long length) {
        ByteBuffer bytes = slice(address, length);
        charge(length + READ);
        return bytes;
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        return map(address, length);
    }

    private ByteBuffer slice(long address, long length) {
        if (address < 0 || length < 0 || length > size() || address > size() - length) {
            throw new HdfException("There are no " + length + " bytes at " + address);
        }
        return content.slice((int) address, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long getUserBlockSize() {
        return 0;
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        throw new UnsupportedOperationException("The file was read already");
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public long size() {
        return content.capacity();
    }

    @Override
    public boolean inMemory() {
        return true;
    }
}
