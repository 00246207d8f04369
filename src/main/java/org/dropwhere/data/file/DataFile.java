package org.dropwhere.data.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Sha256;

/** A file that the user named. Its checksum is taken of the same bytes that are read, in the same pass. */
final class DataFile implements OpenFile, Closeable {
    /** What a format is recognised by; enough for the names of a ZIP archive's first entries. */
    static final int START = 1 << 16;

    private final Path path;
    private final long size;
    private final DigestInputStream bytes;
    private final BufferedInputStream content;
    private final boolean gzipped;
    private final Optional<OpenFile> labels;

    private DataFile(Path path, long size, DigestInputStream bytes, Optional<OpenFile> labels) throws IOException {
        this.path = path;
        this.size = size;
        this.bytes = bytes;
        this.labels = labels;
        BufferedInputStream packed = new BufferedInputStream(bytes, START);
        gzipped = Unpacking.isGzipped(peek(packed, Unpacking.MAGIC_BYTES));
        content = gzipped ? new BufferedInputStream(new Unpacking(path, size, packed), START) : packed;
    }

    /**
     * Opens a file.
     *
     * @param labels the file of its labels, where they stand in one of their own
     * @throws BadInput if there is no such file, or it is none that bytes can be read of twice
     * @throws IOException if it cannot be read
     */
    static DataFile open(Path path, Optional<OpenFile> labels) throws IOException {
        check(path);
        InputStream in;
        try {
            in = Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new BadInput(path + ": there is no such file.", e);
        }
        try {
            return new DataFile(path, Files.size(path), new DigestInputStream(in, Sha256.digest()), labels);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Before it is opened, as opening a pipe waits for who writes to it. */
    private static void check(Path path) {
        if (Files.isDirectory(path)) {
            throw new BadInput(path + ": this is a directory, not a file of sequences.");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new BadInput(path + ": this is a device, a pipe or the like, not a file of sequences.");
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<OpenFile> labels() {
        return labels;
    }

    @Override
    public InputStream content() {
        return new FilterInputStream(content) {
            /** What is behind the end of what is read belongs to the checksum. */
            @Override
            public void close() {}
        };
    }

    @Override
    public boolean isGzipped() {
        return gzipped;
    }

    /** The first bytes of the content, which stay to be read. */
    byte[] start() throws IOException {
        return peek(content, START);
    }

    private static byte[] peek(InputStream in, int most) throws IOException {
        in.mark(most);
        byte[] first = in.readNBytes(most);
        in.reset();
        return first;
    }

    /** SHA-256 of all bytes as they lie there, in hexadecimal. Nothing can be read afterwards. */
    String checksum() throws IOException {
        bytes.transferTo(OutputStream.nullOutputStream());
        return Sha256.hexadecimal(bytes.getMessageDigest());
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
