package org.dropwhere.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.data.file.FileContent;
import org.dropwhere.data.file.WholeFile;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;

/** The one file that a command writes where {@code --out} says, whole or not at all. */
final class OutputFile {
    private final Path path;

    private OutputFile(Path path) {
        this.path = path;
    }

    /**
     * Looks at what is there, before anything is computed.
     *
     * @param force whether a file that is there is replaced
     * @throws BadInput if there is a folder, or a file that is not to be replaced, or no folder to write it in
     */
    static OutputFile at(Path path, boolean force) {
        if (Files.isDirectory(path)) {
            throw new BadInput(path + " is a folder; give the path of a file.");
        }
        if (!force && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadInput(path + " is there already and is left alone. Move it away, choose another file, or"
                    + " replace it with --force.");
        }
        Optional<Path> folder = Optional.ofNullable(path.getParent()).filter(parent -> !Files.exists(parent));
        if (folder.isPresent()) {
            throw new BadInput(path + ": there is no folder " + folder.get() + "; make it, or choose another.");
        }
        return new OutputFile(path);
    }

    /**
     * Writes it.
     *
     * @throws org.dropwhere.failure.EnvironmentFailure if it cannot be written
     */
    void write(FileContent content) {
        try {
            WholeFile.write(path, content);
        } catch (IOException e) {
            throw FileFailures.cannotWrite(path, e);
        }
    }
}
