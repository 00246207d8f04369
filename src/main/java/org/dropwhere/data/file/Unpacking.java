package org.dropwhere.data.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.dropwhere.failure.BadInput;

/** Unpacks what was packed with gzip. Damaged content, and content that is far larger than its file, are bad input. */
final class Unpacking extends FilterInputStream {
    /** Bytes that a gzipped file is known by. */
    static final int MAGIC_BYTES = 2;

    /**
     * Text of sequences is packed to a tenth at best, and gzip reaches a thousandth with a single byte repeated: a file
     * may be made to take all memory. Chosen between the two.
     */
    private static final int MOST_TIMES = 100;

    private static final int BUFFER = 1 << 16;

    /** Small files may be of anything. */
    private static final long ALWAYS_ALLOWED = 1 << 20;

    private final Path path;
    private final long most;
    private long unpacked;

    /**
     * Begins to unpack.
     *
     * @param size bytes of the file
     * @throws BadInput if the content is no gzip
     */
    Unpacking(Path path, long size, InputStream packed) throws IOException {
        super(opened(path, packed));
        this.path = path;
        most = Math.max(ALWAYS_ALLOWED, MOST_TIMES * size);
    }

    private static InputStream opened(Path path, InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, BUFFER);
        } catch (ZipException | EOFException e) {
            throw damaged(path, 0, e);
        }
    }

    /** Whether these are the first bytes of such a file. */
    static boolean isGzipped(byte[] start) {
        return start.length >= MAGIC_BYTES && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count;
        try {
            count = super.read(into, from, length);
        } catch (ZipException | EOFException e) {
            throw damaged(path, unpacked, e);
        }
        unpacked += Math.max(0, count);
        if (unpacked > most) {
            throw new BadInput(path + ": unpacked, this would be more than " + MOST_TIMES
                    + " times as large as the file, as no file of sequences is. If it is one, unpack it first.");
        }
        return count;
    }

    private static BadInput damaged(Path path, long unpacked, IOException e) {
        return new BadInput(
                path + ": the gzipped file is damaged or cut off, behind " + unpacked
                        + " bytes of what it unpacks to. Pack it again, or fetch it again.",
                e);
    }
}
