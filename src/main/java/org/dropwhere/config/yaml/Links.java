package org.dropwhere.config.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.text.Words;

/** Symbolic links whose target does not exist. */
public final class Links {
    private Links() {}

    /** The link's target, as the end of a message, if the path is a link whose target does not exist. */
    public static Optional<String> nowhere(Path path) {
        if (!Files.isSymbolicLink(path) || Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of("this is a symbolic link to "
                    + Words.quoted(Files.readSymbolicLink(path).toString()) + ", where nothing is; mend the link");
        } catch (IOException e) {
            return Optional.of("this is a symbolic link that cannot be followed; mend the link");
        }
    }
}
