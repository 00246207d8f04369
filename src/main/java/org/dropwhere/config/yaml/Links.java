package org.dropwhere.config.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.text.Words;

/** Symbolic links that lead nowhere: a file of that name is there, and is not. */
public final class Links {
    private Links() {}

    /** Where the link leads, as the end of a message, if it is a link to what is not there. */
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
