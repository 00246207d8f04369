package org.dropwhere.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.failure.BadInput;

/**
 * Files whose content says whether it is as it was written.
 *
 * @param folder where it is, if it is there
 * @param name of the file
 */
record ProtectedFile(OwnFolder folder, String name) {

    /** Makes something of a file's content. */
    interface Reader<T> {
        T read(byte[] bytes) throws Damaged;
    }

    Path path() {
        return folder.file(name);
    }

    /**
     * What the file holds; absent if there is no file.
     *
     * @param most a file of more bytes is none that was written, and is not read
     * @throws DamagedFile if it is not as it was written
     * @throws BadInput if it cannot be read, which does not mean that it is damaged
     */
    <T> Optional<T> read(int most, Reader<T> reader) throws DamagedFile {
        try {
            Optional<byte[]> bytes = folder.read(name, most);
            return bytes.isEmpty() ? Optional.empty() : Optional.of(reader.read(bytes.get()));
        } catch (Damaged e) {
            throw new DamagedFile(this, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Renames it, so that its name is free and nothing is lost.
     *
     * @return the new name; absent if there is no file
     * @throws BadInput if it cannot be renamed
     */
    Optional<String> setAside() {
        if (!folder.hasFile(name)) {
            return Optional.empty();
        }
        Path aside = folder.file(name + ".damaged");
        for (int number = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); number++) {
            aside = folder.file(name + ".damaged-" + number);
        }
        try {
            Files.move(path(), aside);
        } catch (IOException e) {
            throw new BadInput("Cannot rename " + path() + ": " + WholeFile.reason(e) + ".");
        }
        return Optional.of(String.valueOf(aside.getFileName()));
    }
}
