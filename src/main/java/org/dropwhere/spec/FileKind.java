package org.dropwhere.spec;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A format of files that sequences are read from, apart from the files: what experiment files and their schema need to
 * know of it. How a file of the format is read is known to {@code data}.
 *
 * @param key its name in an experiment file, below {@code data}; the three parts stand below it
 * @param title what it is; ends the program's messages
 * @param description how such a file looks, for readers of the schema
 * @param factory makes the data in files of this format
 */
public record FileKind(String key, String title, String description, Factory factory) {

    /** Makes data of files. */
    @FunctionalInterface
    public interface Factory {

        /** The data in these files; where the vocabulary is absent, it is the largest token of the files plus one. */
        FileData files(Path train, Path validation, Path test, OptionalInt vocabulary);
    }
}
