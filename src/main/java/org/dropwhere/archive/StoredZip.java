package org.dropwhere.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip whose entries are stored as they are and have no date: the same entries give the same bytes. */
public final class StoredZip {
    /**
     * Of all entries. A time of 1980-01-01 sharp, the first that the format can tell, would make the JDK write a second
     * one, which depends on the machine's time zone.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private final ZipOutputStream zip;

    /**
     * An archive without entries.
     *
     * @param out where it goes; is not closed
     */
    public StoredZip(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** What an entry holds. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it, the same bytes each time.
         *
         * @throws IOException if they cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Adds an entry.
     *
     * @param content is written twice, as a stored entry has its length and checksum in front
     * @throws IOException if it cannot be written, or there is an entry of that name
     */
    public void add(String name, Content content) throws IOException {
        Counting counted = new Counting();
        CheckedOutputStream checked = new CheckedOutputStream(counted, new CRC32());
        content.writeTo(checked);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(counted.length);
        entry.setCrc(checked.getChecksum().getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    /**
     * Ends the archive.
     *
     * @throws IOException if it cannot be written
     */
    public void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private static final class Counting extends OutputStream {
        private long length;

        @Override
        public void write(int written) {
            length++;
        }

        @Override
        public void write(byte[] written, int from, int count) {
            length += count;
        }
    }
}
