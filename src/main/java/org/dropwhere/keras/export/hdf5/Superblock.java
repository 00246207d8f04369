package org.dropwhere.keras.export.hdf5;

import java.util.List;

/** The superblock of version 0 (II.A), with the sizes that HDF5 has by default. */
final class Superblock {
    static final int LEAF_K = 4;
    static final int INTERNAL_K = 16;
    static final long UNDEFINED = -1;
    static final int SIZE = 96;

    private Superblock() {}

    /**
     * The superblock.
     *
     * @param endOfFile bytes of the file
     * @param header where the root's object header is
     */
    static byte[] of(long endOfFile, long header, SymbolTable.Address root) {
        Bytes block = new Bytes()
                .u8(0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n')
                .u8(0, 0, 0, 0, 0, 8, 8, 0)
                .u16(LEAF_K)
                .u16(INTERNAL_K)
                .u32(0)
                .u64(0)
                .u64(UNDEFINED)
                .u64(endOfFile)
                .u64(UNDEFINED)
                .u64(0)
                .u64(header);
        SymbolTable.cached(List.of(root.tree(), root.names()), block);
        return block.toArray();
    }
}
