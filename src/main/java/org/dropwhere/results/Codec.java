package org.dropwhere.results;

/**
 * Writes and reads one kind of persisted file. The one place that knows the file's bytes, of every version.
 *
 * @param <T> what a file holds
 */
interface Codec<T> {
    /** Its name, and the versions that are read. */
    FileFormat format();

    /** The most bytes that a file of these versions can have; a longer one is damaged, and is not read into memory. */
    int mostBytes();

    /** A file's content, in the newest version, or in an older one that says the same. */
    byte[] write(T value);

    /**
     * What a file holds.
     *
     * @param bytes the whole file, at most {@link #mostBytes}
     * @throws UnsupportedVersionException if the file is of another version than those that are read
     * @throws DamagedContentException if it is of a version that is read, and not as that version writes it
     */
    T read(byte[] bytes) throws DamagedContentException, UnsupportedVersionException;
}
