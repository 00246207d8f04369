package org.dropwhere.data.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are written whole or not at all. */
public final class WholeFile {
    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /**
     * Writes a file; one of that name is replaced.
     *
     * @throws IOException if it cannot be written; one of that name is then as before
     */
    public static void write(Path path, FileContent content) throws IOException {
        Path beside = path.resolveSibling(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        // Nothing that is there has its name, be it a link.
        OutputStream out = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            try (out;
                    OutputStream buffered = new BufferedOutputStream(out, BUFFER)) {
                content.writeTo(buffered);
            }
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Whether a file holds what {@link #write} would write.
     *
     * @throws IOException if it cannot be read
     */
    public static boolean isWritten(Path path, FileContent content) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS), BUFFER)) {
            Comparing comparing = new Comparing(in);
            content.writeTo(comparing);
            return comparing.isSame() && in.read() < 0;
        }
    }
}
