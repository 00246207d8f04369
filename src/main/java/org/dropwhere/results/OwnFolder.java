package org.dropwhere.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;

/**
 * A folder in which the program opens, makes and replaces regular files and folders only, whoever has put something
 * else there: no symbolic link is followed, and no pipe or device is opened. What cannot be read is neither missing nor
 * damaged, and ends the command.
 *
 * @param path where it is, if it is there
 * @param parent the folder of the program that it is in; absent for an experiment's own, which the user has chosen and
 *     which may be a link to a folder
 */
record OwnFolder(Path path, Optional<OwnFolder> parent) {

    /** The folder of an experiment. */
    static OwnFolder of(Path path) {
        return new OwnFolder(path, Optional.empty());
    }

    /** A folder in this one. */
    OwnFolder folder(String name) {
        return new OwnFolder(path.resolve(name), Optional.of(this));
    }

    /** Where a file of it is, if it is there. */
    Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Whether it is there.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if something else is there, or that cannot be found out
     */
    boolean exists() {
        if (parent.isPresent() && !parent.get().exists()) {
            return false;
        }
        Optional<BasicFileAttributes> entry = parent.isPresent() ? entry(path) : attributes(path);
        if (entry.isPresent() && !entry.get().isDirectory()) {
            throw new BadInput(
                    entry.get().isRegularFile()
                            ? path + " is a file, and a folder should be there. Move it away."
                            : notOpened(path, entry.get()));
        }
        return entry.isPresent();
    }

    /**
     * Whether it has a file of that name.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if something else has the name, or that cannot be found out
     */
    boolean hasFile(String name) {
        if (!exists()) {
            return false;
        }
        Path file = file(name);
        Optional<BasicFileAttributes> entry = entry(file);
        if (entry.isPresent() && !entry.get().isRegularFile()) {
            throw new BadInput(
                    entry.get().isDirectory()
                            ? file + " is a folder, and a file should be there. Move it away."
                            : notOpened(file, entry.get()));
        }
        return entry.isPresent();
    }

    private static String notOpened(Path path, BasicFileAttributes entry) {
        return path
                + (entry.isSymbolicLink()
                        ? " is a symbolic link, and in a results folder none is followed. Move it away."
                        : " is neither a file nor a folder but a pipe, a socket or a device, and is not opened."
                                + " Move it away.");
    }

    private static Optional<BasicFileAttributes> entry(Path path) {
        return attributes(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Optional<BasicFileAttributes> attributes(Path path, LinkOption... options) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, options));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailures.cannotRead(path, e);
        }
    }

    /** A file to be read. */
    InputStream open(String name) throws IOException {
        return Files.newInputStream(file(name), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * What a file holds; absent if there is none.
     *
     * @param most a file of more bytes is none that the program has written, and is not read
     * @throws DamagedContentException if it has more
     * @throws org.dropwhere.failure.ExpectedFailure if it is no file or cannot be read
     */
    Optional<byte[]> read(String name, int most) throws DamagedContentException {
        if (!hasFile(name)) {
            return Optional.empty();
        }
        try (InputStream in = open(name)) {
            // Looked at first, as what is too long shall take no memory; what grows meanwhile is noticed by one byte.
            boolean tooLong = Files.size(file(name)) > most;
            byte[] bytes = tooLong ? new byte[0] : in.readNBytes(most + 1);
            if (tooLong || bytes.length > most) {
                throw new DamagedContentException("it is longer than the " + most + " bytes that such a file can have");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailures.cannotRead(file(name), e);
        }
    }

    /**
     * The first bytes of a file; absent if there is none.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it is no file or cannot be read
     */
    Optional<byte[]> beginning(String name, int length) {
        if (!hasFile(name)) {
            return Optional.empty();
        }
        try (InputStream in = open(name)) {
            return Optional.of(in.readNBytes(length));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailures.cannotRead(file(name), e);
        }
    }

    /**
     * Writes a file whole or not at all; the folder is made if it is missing, but none above that.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written; a file that was there is as it was
     */
    void write(String name, byte[] bytes) {
        hasFile(name);
        WholeFile.write(file(name), bytes);
    }

    /** Makes the folder if it is missing, in one that is there. */
    void make() throws IOException {
        if (!exists()) {
            WholeFile.makeFolder(path);
        }
    }

    /**
     * Removes a file, if it is there.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be removed
     */
    void delete(String name) {
        if (hasFile(name)) {
            remove(file(name));
        }
    }

    /**
     * Removes the folder, if it is there.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be removed, as if it is not empty
     */
    void delete() {
        if (exists()) {
            remove(path);
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw FileFailures.cannotRemove(path, e);
        }
    }

    /**
     * The names of all that is in it, in their order; none if it is not there.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read
     */
    List<String> names() {
        if (!exists()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw FileFailures.cannotRead(path, e);
        } catch (DirectoryIteratorException e) {
            throw FileFailures.cannotRead(path, Objects.requireNonNull(e.getCause()));
        }
        Collections.sort(names);
        return names;
    }
}
