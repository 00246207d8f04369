package org.dropwhere.keras.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.text.Words;

/** A {@code .keras} file: a zip of few files, of which each is read whole. Nothing is unpacked to the disk. */
final class KerasArchive {
    /** The description of the model. */
    static final String CONFIG = "config.json";
    /** Who has written it. */
    static final String METADATA = "metadata.json";
    /** The weights. */
    static final String WEIGHTS = "model.weights.h5";

    /**
     * Keras packs nothing, and weights can hardly be packed, though the states of an optimizer that never ran are
     * zeros. A zip can be made to unpack to a thousand times its size.
     */
    private static final int MOST_TIMES = 20;
    /** Descriptions are packed well; small files may be of anything. */
    private static final int ALWAYS_ALLOWED = 1 << 20;

    private final Path path;
    private final long most;

    /** A file that begins as a zip does. */
    KerasArchive(Path path) {
        this.path = path;
        try {
            most = Math.min(KerasFile.MOST_BYTES, ALWAYS_ALLOWED + MOST_TIMES * Files.size(path));
        } catch (IOException e) {
            throw FileFailures.cannotRead(path, e);
        }
    }

    /** The names of the files in it, in the order of the archive. */
    List<String> names() {
        return with(zip -> zip.stream().map(ZipEntry::getName).toList());
    }

    /**
     * A file in it.
     *
     * @param mostBytes that it may have
     * @return its content, or nothing if there is none of that name
     * @throws BadInput if it is damaged or too large, or there are two
     */
    Optional<byte[]> content(String name, long mostBytes) {
        return with(zip -> {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(entry -> entry.getName().equals(name)).toList();
            if (entries.size() > 1) {
                throw new BadInput(path + ": the archive has " + entries.size() + " files " + name
                        + ", and nothing says which is right. " + ForeignFile.SAVE_AGAIN);
            }
            return entries.isEmpty()
                    ? Optional.empty()
                    : Optional.of(read(zip, entries.get(0), Math.min(most, mostBytes)));
        });
    }

    private byte[] read(ZipFile zip, ZipEntry entry, long mostBytes) throws IOException {
        if (entry.getSize() > mostBytes) {
            throw tooLarge(entry, mostBytes);
        }
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            byte[] content = in.readNBytes((int) mostBytes + 1);
            if (content.length > mostBytes) {
                throw tooLarge(entry, mostBytes);
            }
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("the checksum is another");
            }
            return content;
        }
    }

    private BadInput tooLarge(ZipEntry entry, long mostBytes) {
        return new BadInput(path + ": " + entry.getName() + " would unpack to more than " + mostBytes
                + " bytes, as no model does that Keras has saved in a file of this size. " + ForeignFile.SAVE_AGAIN);
    }

    /** What is done with an open archive. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(ZipFile zip) throws IOException;
    }

    private <T> T with(Reading<T> reading) {
        try (InputStream readable = Files.newInputStream(path);
                ZipFile zip = new ZipFile(path.toFile())) {
            readable.readNBytes(1);
            return reading.from(zip);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw FileFailures.cannotRead(path, e);
        }
    }

    private BadInput damaged(Exception e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("encrypted")) {
            return new BadInput(
                    path + ": the archive is encrypted, and Keras writes none. Unpack it, and zip its files again"
                            + " without a password.",
                    e);
        }
        if (reason.contains("compression method")) {
            return new BadInput(path + ": the compression of this archive is not read. " + ForeignFile.SAVE_AGAIN, e);
        }
        return new BadInput(
                path + ": the archive is damaged or cut off. Copy it or save the model again"
                        + " (Keras: model.save('my.keras')).",
                e);
    }

    /** That it has no model, with what it is instead. */
    BadInput noModel() {
        List<String> names = names();
        for (String name : names) {
            if (name.endsWith("/" + CONFIG)) {
                return new BadInput(path + ": " + Words.quoted(name) + " is in a folder of the archive. Zip the files"
                        + " in the folder, not the folder itself.");
            }
        }
        return ForeignFile.zip(path, names);
    }
}
