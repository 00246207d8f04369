package org.dropwhere.results;

/**
 * Writes and reads one kind of persisted file. The one place that knows the file's bytes, of every version.
 *
 * @param <T> what a file holds
 */
interface Codec<T> {
    /** Its name, and the versions that are read; the newest one is written. */
    FileFormat format();

    /** A longer file is none that any of these versions has written; it is not read into memory. */
    int mostBytes();

    /** A file's content, in the newest version. */
    byte[] write(T value);

    /**
     * What a file holds.
     *
     * @param bytes the whole file, at most {@link #mostBytes}
     * @throws UnsupportedVersion if the file is of another version than those that are read
     * @throws Damaged if it is of a version that is read, and not as that version writes it
     */
    T read(byte[] bytes) throws Damaged, UnsupportedVersion;
}
