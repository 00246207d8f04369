package org.dropwhere.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.config.BadInput;

/**
 * Files whose content says whether it is as it was written.
 *
 * @param path where it is, if it is there
 */
record ProtectedFile(Path path) {

    /** Makes something of a file's content. */
    interface Reader<T> {
        T read(byte[] bytes) throws Damaged;
    }

    /**
     * What the file holds; absent if there is no file.
     *
     * @param most a file of more bytes is none that was written, and is not read
     * @throws DamagedFile if it cannot be read or is not as it was written
     */
    <T> Optional<T> read(int most, Reader<T> reader) throws DamagedFile {
        try {
            return Optional.of(reader.read(bytes(most)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DamagedFile(path, "it cannot be read (" + WholeFile.reason(e) + ")");
        } catch (Damaged e) {
            throw new DamagedFile(path, String.valueOf(e.getMessage()));
        }
    }

    private byte[] bytes(int most) throws IOException, Damaged {
        try (InputStream in = Files.newInputStream(path)) {
            // What grows meanwhile, or has no size, is noticed by reading one byte more.
            boolean tooLong = Files.size(path) > most;
            byte[] bytes = tooLong ? new byte[0] : in.readNBytes(most + 1);
            if (tooLong || bytes.length > most) {
                throw new Damaged("it is longer than the " + most + " bytes that such a file can have");
            }
            return bytes;
        }
    }

    /**
     * Renames it, so that its name is free and nothing is lost.
     *
     * @return the new name; absent if there is no file
     * @throws BadInput if it cannot be renamed
     */
    Optional<String> setAside() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        for (int number = 2; Files.exists(aside); number++) {
            aside = path.resolveSibling(path.getFileName() + ".damaged-" + number);
        }
        try {
            Files.move(path, aside);
        } catch (IOException e) {
            throw new BadInput("Cannot rename " + path + ": " + WholeFile.reason(e) + ".");
        }
        return Optional.of(String.valueOf(aside.getFileName()));
    }
}
