package org.dropwhere.results;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;

/**
 * Writes files that appear whole or not at all: beside their place first, to the disk, then renamed. The folder is not
 * synchronised after the renaming. So a power failure may undo the last renamings, and the trials of the last seconds
 * run again; no file is ever half written. To synchronise it took 5 ms a file, beside 3 to 4 ms for the file itself
 * (ext4 on a virtual disk, two cores that other programs shared), which a trial of 30 ms would feel.
 */
public final class WholeFile {
    /**
     * The name of a file that is being written, or was left half written; its first group is the name that it is to
     * get.
     */
    static final Pattern PART = Pattern.compile("\\.(.+)\\.\\d+-\\d+\\.part");

    private WholeFile() {}

    /**
     * Writes UTF-8 text; its folder is made if it is missing, but none above that.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written; a file that was there is as it was
     */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes; their folder is made if it is missing, but none above that: a results folder that is removed
     * meanwhile shall not come back.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if they cannot be written; a file that was there is as it was
     */
    public static void write(Path file, byte[] bytes) {
        Path target = file.toAbsolutePath();
        Path folder = Optional.ofNullable(target.getParent())
                .orElseThrow(() -> new BadInput("Cannot write " + file + ": it is the root folder."));
        // The process and the thread in the name keep writers apart; no number is drawn.
        Path beside = folder.resolve("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId() + ".part");
        try {
            makeFolder(folder);
            removeOld(beside);
            try {
                writeNew(beside, bytes);
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw FileFailures.cannotWrite(file, e);
        }
    }

    /** Removes what an earlier process of the same number left half written. */
    static void removeOld(Path beside) throws IOException {
        if (Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(beside);
        } else if (Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(beside.toString(), null, beside + " is in the way");
        }
    }

    /** Writes a file that is not there, to the disk; whatever else has its name is neither followed nor opened. */
    static void writeNew(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        sync(file);
    }

    /** Makes a folder in one that is there. */
    static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Not through a channel: those are closed when their thread is interrupted, and a result would be lost. */
    private static void sync(Path file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.getFD().sync();
        }
    }
}
