package org.dropwhere.results;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Sha256;

/**
 * What a report wrote, by which the program knows its own files: the text of {@code files.sha256}.
 *
 * @param digests SHA-256 by the file's name below the experiment's folder
 */
record Manifest(SortedMap<String, String> digests) {
    /** No name leads anywhere else. */
    static final Pattern NAME = Pattern.compile("report\\.html|(?:tables|charts)/[A-Za-z0-9][A-Za-z0-9._-]*");

    /** Copies the map. */
    Manifest {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }

    static Manifest of(Map<String, byte[]> files) {
        SortedMap<String, String> digests = new TreeMap<>();
        files.forEach((name, bytes) -> digests.put(name, Sha256.of(bytes)));
        return new Manifest(digests);
    }

    /**
     * The one of a folder; absent if there is none.
     *
     * @throws BadInput if it is not as it was written
     */
    static Optional<Manifest> read(OwnFolder folder, String file) {
        ProtectedFile known = new ProtectedFile(folder, file);
        try {
            // One without bytes holds no name either.
            Optional<byte[]> bytes = known.content(ManifestCodec.INSTANCE).filter(content -> content.length > 0);
            return bytes.isEmpty() ? Optional.empty() : Optional.of(known.decode(ManifestCodec.INSTANCE, bytes.get()));
        } catch (DamagedFileException e) {
            throw new BadInput(known.path() + " is not as this program wrote it: " + e.how() + ". Move it away.", e);
        }
    }
}
