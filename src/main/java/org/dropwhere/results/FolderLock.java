package org.dropwhere.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.dropwhere.config.BadInput;

/**
 * Keeps a results folder for one run. The operating system ends the lock with its process, however that ends; the file
 * tells others who has it.
 */
public final class FolderLock implements AutoCloseable {
    /** The locked byte, far behind the content: on some systems nobody else can read what is locked. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final Path root;
    private final Path file;
    private final Object identity;
    private final FileChannel channel;

    private FolderLock(Path root, Path file, Object identity, FileChannel channel) {
        this.root = root;
        this.file = file;
        this.identity = identity;
        this.channel = channel;
    }

    static FolderLock take(Path root, String holder) {
        Path file = root.resolve("lock");
        try {
            Files.createDirectories(root);
            Optional<FolderLock> lock = tryTake(root, file);
            while (lock.isEmpty()) {
                lock = tryTake(root, file);
            }
            lock.get().write(holder);
            return lock.get();
        } catch (IOException e) {
            throw new BadInput("Cannot write " + file + ": " + WholeFile.reason(file, e) + ".");
        }
    }

    /** Absent if its last holder has removed the file meanwhile. */
    // The channel is closed with the lock.
    private static Optional<FolderLock> tryTake(Path root, Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // Somebody has it, or has died with it.
        }
        Optional<Object> identity = identity(file);
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        FolderLock lock;
        try {
            lock = new FolderLock(root, file, identity.get(), FileChannel.open(file, StandardOpenOption.WRITE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!lock.isFree()) {
            lock.channel.close();
            throw new BadInput(root + " is in use by " + content(file) + ". One run at a time may use a folder.");
        }
        if (!lock.isThere()) {
            lock.channel.close();
            return Optional.empty();
        }
        return Optional.of(lock);
    }

    private boolean isFree() throws IOException {
        try {
            return channel.tryLock(LOCKED, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void write(String holder) throws IOException {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static String content(Path file) {
        try {
            String holder = Files.readString(file);
            return holder.isEmpty() ? "another process" : holder;
        } catch (IOException e) {
            return "another process";
        }
    }

    /**
     * Looks whether the folder is still the one that was locked.
     *
     * @throws BadInput if it is not
     */
    public void check() {
        if (!isThere()) {
            throw new BadInput(root + " was removed while the run was using it. The same command begins again.");
        }
    }

    // Without opening the file: when a process closes a file, it loses its POSIX locks on it.
    private boolean isThere() {
        return identity(file).filter(identity::equals).isPresent();
    }

    /** What another file of the same name does not share; absent if there is no file. */
    private static Optional<Object> identity(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(Optional.ofNullable(attributes.fileKey()).orElseGet(attributes::creationTime));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try (channel) {
            if (isThere()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // Then it stays, and nobody has it.
        }
    }
}
