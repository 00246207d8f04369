package org.dropwhere.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.failure.FileFailures;

/**
 * Keeps a results folder for one command. The operating system ends the lock with its process, however that ends; the
 * file tells others who has it.
 */
public final class FolderLock implements AutoCloseable {
    /** The locked byte, far behind the content: on some systems nobody else can read what is locked. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    /**
     * Attempts at a file that others remove at the same time; the first succeeds but for rare coincidences. Chosen, not
     * measured.
     */
    private static final int ATTEMPTS = 1000;

    private static final String HOLDER = "process ";

    /** Every content, also that of earlier versions. */
    private static final Pattern CONTENT = Pattern.compile("(" + HOLDER + "\\d+( since [-:.\\dTZ]+)?)?");

    /** Bytes of a lock's content that are read; the program writes fewer. Chosen, not measured. */
    private static final int LONGEST_HOLDER = 200;

    private final OwnFolder root;
    private final Path file;
    private final Object identity;
    private final FileChannel channel;

    private FolderLock(OwnFolder root, Path file, Object identity, FileChannel channel) {
        this.root = root;
        this.file = file;
        this.identity = identity;
        this.channel = channel;
    }

    /**
     * Takes the lock of a run; the folder is made if it is missing.
     *
     * @param holder for others: the number of the process that has it, since when
     * @throws ExpectedFailure if another process has it, or it cannot be written
     */
    static FolderLock take(OwnFolder root, String holder) {
        try {
            if (!Files.isDirectory(root.path())) {
                Files.createDirectories(root.path());
            }
        } catch (IOException e) {
            throw FileFailures.cannotWrite(root.file("lock"), e);
        }
        return take(root, "lock", HOLDER + holder, false);
    }

    /**
     * Takes a lock that everybody has for a short time; waits for whoever has it.
     *
     * @throws ExpectedFailure if it cannot be written
     */
    static FolderLock await(OwnFolder root, String name) {
        return take(root, name, HOLDER + ProcessHandle.current().pid(), true);
    }

    private static FolderLock take(OwnFolder root, String name, String holder, boolean wait) {
        Path file = root.file(name);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Optional<FolderLock> free = tryTake(root, name, wait);
                if (free.isPresent()) {
                    try (FolderLock old = free.get()) {
                        return old.replacedBy(holder);
                    }
                }
            }
        } catch (IOException e) {
            throw FileFailures.cannotWrite(file, e);
        }
        throw new BadInput(file + " is made and removed by others all the time. Give the command again.");
    }

    /** Absent if its last holder has removed the file meanwhile. */
    // The channel is closed with the lock.
    private static Optional<FolderLock> tryTake(OwnFolder root, String name, boolean wait) throws IOException {
        Path file = root.file(name);
        if (!root.hasFile(name)) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // Somebody was faster.
                return Optional.empty();
            }
        }
        Optional<Object> identity = identity(file);
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        FolderLock lock;
        try {
            lock = new FolderLock(root, file, identity.get(), open(file, StandardOpenOption.READ));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return lock.take(wait) ? Optional.of(lock) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            lock.channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path file, StandardOpenOption how) throws IOException {
        return FileChannel.open(file, how, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it is taken; otherwise its last holder has removed the file. */
    private boolean take(boolean wait) throws IOException {
        String content = content();
        if (!CONTENT.matcher(content).matches()) {
            throw new BadInput(file + " is not of this program and is left alone. Move it away.");
        }
        if (!isFree(wait)) {
            throw new BadInput(root.path() + " is in use by " + (content.isEmpty() ? "another process" : content)
                    + ". One run at a time may use a folder.");
        }
        boolean there = isThere();
        if (!there) {
            channel.close();
        }
        return there;
    }

    private boolean isFree(boolean wait) throws IOException {
        try {
            if (wait) {
                return channel.lock(LOCKED, 1, false).isValid();
            }
            return channel.tryLock(LOCKED, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** In another file, which then gets the name: the file that was there may have other names too. */
    private FolderLock replacedBy(String holder) throws IOException {
        Path fresh = root.file("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId() + ".part");
        WholeFile.removeOld(fresh);
        FileChannel opened = open(fresh, StandardOpenOption.CREATE_NEW);
        try {
            opened.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            FolderLock lock = new FolderLock(root, file, identity(fresh).orElseThrow(), opened);
            lock.isFree(false);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return lock;
        } catch (IOException | RuntimeException e) {
            opened.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    private String content() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(LONGEST_HOLDER);
        int read = 0;
        while (read >= 0 && content.hasRemaining()) {
            read = channel.read(content);
        }
        return StandardCharsets.UTF_8.decode(content.flip()).toString();
    }

    /**
     * Looks whether the folder is still the one that was locked.
     *
     * @throws EnvironmentFailure if it is not
     */
    public void check() {
        if (!isThere()) {
            throw new EnvironmentFailure(
                    root.path() + " was removed while the run was using it. The same command begins again.");
        }
    }

    // Without opening the file: when a process closes a file, it loses its POSIX locks on it.
    private boolean isThere() {
        return identity(file).filter(identity::equals).isPresent();
    }

    /**
     * What another file of the same name does not share; absent if there is no file.
     *
     * @throws ExpectedFailure if it cannot be found out
     */
    private static Optional<Object> identity(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(Optional.ofNullable(attributes.fileKey()).orElseGet(attributes::creationTime));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailures.cannotRead(file, e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            if (isThere()) {
                Files.delete(file);
            }
        } catch (IOException | ExpectedFailure e) {
            // The file stays, which harms nobody: the lock ends with the channel.
        }
    }
}
