package org.dropwhere.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.CsvData;
import org.dropwhere.spec.FileKind;

/** Reads files of one format. A further format has a line in {@link #KNOWN}. */
@FunctionalInterface
interface FileReader {
    /** How files of each format are read, by its key. */
    Map<String, FileReader> KNOWN = Map.of(CsvData.KIND.key(), CsvSequences::parse);

    /**
     * The sequences of a file, at least one.
     *
     * @param path names the file in messages
     * @param content of the file
     * @param vocabulary tokens are smaller than this; where absent, they are smaller than a million
     * @throws BadInput if the content is not of this format
     */
    Sequences parse(Path path, byte[] content, OptionalInt vocabulary);

    /**
     * What reads files of a format.
     *
     * @throws IllegalArgumentException if nothing does
     */
    static FileReader of(FileKind kind) {
        return Optional.ofNullable(KNOWN.get(kind.key()))
                .orElseThrow(() -> new IllegalArgumentException("Nothing reads files of " + kind.key()));
    }
}
