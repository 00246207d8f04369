package org.dropwhere.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Sequences from CSV files with the header {@code label,tokens}, the tokens separated by spaces; the same for all
 * seeds.
 *
 * @param train sequences to train on
 * @param validation sequences that choose the best epoch
 * @param test sequences held out for the final figures
 * @param vocabulary number of different tokens; where absent, the largest token of the files plus one
 */
public record CsvData(Path train, Path validation, Path test, OptionalInt vocabulary) implements Data {

    /** The three files, in this order. */
    public List<Path> files() {
        return List.of(train, validation, test);
    }
}
