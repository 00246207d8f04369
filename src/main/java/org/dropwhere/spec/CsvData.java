package org.dropwhere.spec;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
public record CsvData(Path train, Path validation, Path test, OptionalInt vocabulary) implements FileData {
    /** What all data of this format have in common. */
    public static final FileKind KIND = new FileKind(
            "csv",
            "files of sequences",
            "CSV files with the header label,tokens, the tokens separated by spaces. Paths are relative to the file that"
                    + " names them.",
            CsvData::new);

    private static final int UNKNOWN = -1;

    @Override
    public FileKind kind() {
        return KIND;
    }

    @Override
    public String source() {
        return KIND.key();
    }

    @Override
    public List<Path> files() {
        return List.of(train, validation, test);
    }

    /** Not the paths: the same sequences give the same numbers wherever they are. */
    @Override
    public Map<String, Object> identity(String digest) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put(KIND.key(), digest);
        vocabulary.ifPresent(number -> identity.put("vocabulary", number));
        return identity;
    }

    /** Paths are not serializable, nor is an optional number. */
    private Object writeReplace() {
        return new Form(train.toString(), validation.toString(), test.toString(), vocabulary.orElse(UNKNOWN));
    }

    private record Form(String train, String validation, String test, int vocabulary) implements Serializable {
        private Object readResolve() {
            OptionalInt known = vocabulary == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(vocabulary);
            return new CsvData(Path.of(train), Path.of(validation), Path.of(test), known);
        }
    }
}
