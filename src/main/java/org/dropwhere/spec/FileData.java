package org.dropwhere.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Sequences from three files of one format; the same for all seeds. A further format is a further record with a
 * constant {@code KIND}, named here ({@link FileKinds} lists what this interface permits), and a line where
 * {@code data} looks up what reads it.
 */
public sealed interface FileData extends Data permits CsvData {

    /** What all data of this format have in common. */
    FileKind kind();

    /** The files of the training, validation and test part, in this order. */
    List<Path> files();

    /** Number of different tokens; where absent, the largest token of the files plus one. */
    OptionalInt vocabulary();
}
