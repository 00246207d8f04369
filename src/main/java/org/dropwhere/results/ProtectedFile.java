package org.dropwhere.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;

/**
 * A file whose content shows of which version it is and whether it is as it was written. There are three answers: what
 * it holds, {@link DamagedFileException}, and {@link BadInput} for another version, which is neither renamed nor
 * replaced.
 *
 * @param folder where it is, if it is there
 * @param name of the file
 */
record ProtectedFile(OwnFolder folder, String name) {

    Path path() {
        return folder.file(name);
    }

    /**
     * What the file holds; absent if there is no file.
     *
     * @throws DamagedFileException if it is of a version that is read, and not as that version writes it
     * @throws BadInput if it is of a version that is not read
     * @throws org.dropwhere.failure.EnvironmentFailure if it cannot be read, which does not mean that it is damaged
     */
    <T> Optional<T> read(Codec<T> codec) throws DamagedFileException {
        Optional<byte[]> bytes = content(codec);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(decode(codec, bytes.get()));
    }

    /**
     * The file's bytes, of whatever they are; absent if there is no file.
     *
     * @throws DamagedFileException if it has more bytes than any file of the codec
     * @throws BadInput if it has, and is of a version that is not read
     */
    Optional<byte[]> content(Codec<?> codec) throws DamagedFileException {
        try {
            return folder.read(name, codec.mostBytes());
        } catch (DamagedContentException tooLong) {
            try {
                codec.format()
                        .version(folder.beginning(name, FileFormat.LABEL_WITHIN).orElse(new byte[0]));
            } catch (UnsupportedVersionException e) {
                throw refusal(e);
            }
            throw new DamagedFileException(this, tooLong);
        }
    }

    /**
     * What bytes of the file hold.
     *
     * @throws DamagedFileException if they are of a version that is read, and not as that version writes them
     * @throws BadInput if they are of a version that is not read
     */
    <T> T decode(Codec<T> codec, byte[] bytes) throws DamagedFileException {
        try {
            return codec.read(bytes);
        } catch (UnsupportedVersionException e) {
            throw refusal(e);
        } catch (DamagedContentException e) {
            throw new DamagedFileException(this, e);
        }
    }

    /** That the file is of another version, to be thrown. */
    BadInput refusal(UnsupportedVersionException e) {
        return new BadInput(path() + " " + e.getMessage() + ".", e);
    }

    /**
     * Renames it, so that its name is free and nothing is lost.
     *
     * @return the new name; absent if there is no file
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be renamed
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
            throw FileFailures.cannotRename(path(), e);
        }
        return Optional.of(String.valueOf(aside.getFileName()));
    }
}
