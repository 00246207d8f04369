package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Sha256;

/**
 * What a report wrote, by which the program knows its own files: the text of {@code files.sha256}, in the form of the
 * tool {@code sha256sum}, and a checksum.
 *
 * @param digests SHA-256 by the file's name below the experiment's folder
 */
record Manifest(SortedMap<String, String> digests) {
    /** No name leads anywhere else. */
    static final Pattern NAME = Pattern.compile("report\\.html|(?:tables|charts)/[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}(" + NAME.pattern() + ")");

    /** Copies the map. */
    Manifest {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }

    static Manifest of(Map<String, byte[]> files) {
        SortedMap<String, String> digests = new TreeMap<>();
        files.forEach((name, bytes) -> digests.put(name, Sha256.of(bytes)));
        return new Manifest(digests);
    }

    byte[] bytes() {
        return Seal.COMMENT
                .close(digests.entrySet().stream()
                        .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                        .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The one of a folder; absent if there is none.
     *
     * @throws BadInput if it is not as it was written
     */
    static Optional<Manifest> read(OwnFolder folder, String file) {
        Optional<byte[]> bytes = folder.read(file).filter(content -> content.length > 0);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            SortedMap<String, String> digests = new TreeMap<>();
            for (String line : Seal.COMMENT.open(bytes.get()).lines().toList()) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw new Damaged("a line of it is no checksum and name of a file");
                }
                digests.put(parts.group(2), parts.group(1));
            }
            return Optional.of(new Manifest(digests));
        } catch (Damaged e) {
            throw new BadInput(
                    folder.file(file) + " is not as this program wrote it: " + e.getMessage() + ". Move it away.");
        }
    }
}
