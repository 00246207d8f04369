package org.dropwhere.data.file.numpy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;

/** The arrays of an {@code .npz}, a ZIP archive of {@code .npy} files, stored or deflated. */
public final class ArrayArchive implements Closeable {
    /** What the name of an array's file ends with. */
    public static final String ENDING = ".npy";

    private final ZipFile files;
    private final String where;

    private ArrayArchive(ZipFile files, String where) {
        this.files = files;
        this.where = where;
    }

    /**
     * Opens an archive.
     *
     * @param where the file, as sentences begin
     * @throws BadInput if it is damaged, or packed in a way that Java does not read
     * @throws IOException if it cannot be read
     */
    public static ArrayArchive open(Path file, String where) throws IOException {
        try {
            return new ArrayArchive(new ZipFile(file.toFile()), where);
        } catch (ZipException | EOFException e) {
            // Java has no other sign of it.
            if (String.valueOf(e.getMessage()).contains("compression method")) {
                throw new BadInput(
                        where + ": the compression of this archive is not read. Write it again (NumPy: np.savez or"
                                + " np.savez_compressed).",
                        e);
            }
            throw damaged(where, e);
        }
    }

    /** What is done with an array. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads it.
         *
         * @throws IOException if it cannot be read
         */
        void of(InputStream array) throws IOException;
    }

    /** The names of the arrays, in the order of the file. */
    public List<String> names() {
        return files.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(ENDING))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .toList();
    }

    /**
     * Reads an array and verifies its checksum, whatever of it was of interest: what is damaged is told of as such, not
     * by what stands there now.
     *
     * @param name one of {@link #names}
     * @throws BadInput if it is damaged
     * @throws IOException if it cannot be read
     */
    public void read(String name, Reading reading) throws IOException {
        ZipEntry entry = files.getEntry(name + ENDING);
        String array = where + ": " + Words.shortened(Words.visible(name), 40);
        try (CheckedInputStream in = new CheckedInputStream(files.getInputStream(entry), new CRC32())) {
            Optional<BadInput> wrong = wrong(reading, in);
            in.transferTo(OutputStream.nullOutputStream());
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("the checksum is another");
            }
            if (wrong.isPresent()) {
                throw wrong.get();
            }
        } catch (ZipException | EOFException e) {
            throw damaged(array, e);
        }
    }

    private static Optional<BadInput> wrong(Reading reading, InputStream array) throws IOException {
        try {
            reading.of(array);
            return Optional.empty();
        } catch (BadInput e) {
            return Optional.of(e);
        }
    }

    private static BadInput damaged(String where, IOException cause) {
        return new BadInput(
                where + ": the archive is damaged or cut off. Copy it or write it again (NumPy: np.savez).", cause);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
