package org.dropwhere.spec.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of sequences.
 *
 * @param part whose sequences it has; absent if they are still to be split, or the file itself names its parts
 * @param sequences the file
 * @param labels the file of the labels, where they stand in one of their own
 */
public record SourceFile(Optional<Part> part, Path sequences, Optional<Path> labels) {

    /** The paths of the files. */
    public Stream<Path> paths() {
        return Stream.concat(Stream.of(sequences), labels.stream());
    }
}
