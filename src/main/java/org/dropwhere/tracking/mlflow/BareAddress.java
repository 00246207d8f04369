package org.dropwhere.tracking.mlflow;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;

/** The address of a server whose {@code http://} somebody has left out: as a path it would make a folder. */
final class BareAddress {
    /** A host of two letters and more with a port, since one is a drive; or what is known to be a host without. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(?!(?:https?|file):)(?:[A-Za-z0-9][A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+]):\\d{1,5}"
                    + "|localhost|www\\.[A-Za-z0-9.-]+)(?:/[\\w./~-]*)?");

    private BareAddress() {}

    /**
     * Refuses what looks like one and is there as no file or folder.
     *
     * @throws BadInput with the address that may have been meant
     */
    static void refuse(String place) {
        if (ADDRESS.matcher(place).matches() && !isThere(place)) {
            throw new BadInput("The option --mlflow has " + Words.quoted(place)
                    + ", which is no folder that is there, and looks like the address of a server; did you mean http://"
                    + place + "?");
        }
    }

    private static boolean isThere(String place) {
        try {
            return Files.exists(Path.of(place));
        } catch (InvalidPathException e) {
            return false; // Windows allows no colon.
        }
    }
}
