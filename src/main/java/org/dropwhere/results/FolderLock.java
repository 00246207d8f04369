package org.dropwhere.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private final String holder;
    private final FileChannel channel;

    private FolderLock(Path root, Path file, String holder, FileChannel channel) {
        this.root = root;
        this.file = file;
        this.holder = holder;
        this.channel = channel;
    }

    static FolderLock take(Path root, String holder) {
        Path file = root.resolve("lock");
        try {
            Files.createDirectories(root);
            while (true) {
                FolderLock lock = new FolderLock(
                        root,
                        file,
                        holder,
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                if (lock.take()) {
                    return lock;
                }
                // Its last holder has removed the file between the two steps.
                lock.channel.close();
            }
        } catch (IOException e) {
            throw new BadInput("Cannot write " + file + ": " + WholeFile.reason(e) + ".");
        }
    }

    private boolean take() throws IOException {
        try {
            if (channel.tryLock(LOCKED, 1, false) == null) {
                throw new OverlappingFileLockException();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return isThere();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new BadInput(root + " is in use by " + content() + ". One run at a time may use a folder.");
        } catch (IOException e) {
            channel.close();
            throw e;
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

    private boolean isThere() {
        return content().equals(holder);
    }

    private String content() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "another process";
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
