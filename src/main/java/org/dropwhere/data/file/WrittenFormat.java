package org.dropwhere.data.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Part;

/** A format in which the sequences of an experiment's parts are written. */
public enum WrittenFormat {
    /** A file for each part. */
    CSV {
        @Override
        Map<String, FileContent> unpacked(Map<Part, Sequences> parts) {
            return ofEach(parts, ".csv", CsvSequences::content);
        }

        @Override
        public String source(String ending) {
            // The older word for files, which programs up to 0.1.0 know too.
            return "csv: {" + each(part -> part.key() + ".csv" + ending) + "}";
        }
    },
    /** A file for each part. */
    JSONL {
        @Override
        Map<String, FileContent> unpacked(Map<Part, Sequences> parts) {
            return ofEach(parts, ".jsonl", JsonLinesContent::new);
        }

        @Override
        public String source(String ending) {
            return "files: {" + each(part -> part.key() + ".jsonl" + ending) + "}";
        }
    },
    /** A file for all parts. */
    NPZ {
        @Override
        Map<String, FileContent> unpacked(Map<Part, Sequences> parts) {
            return Map.of(ARCHIVE, new NpzContent(parts));
        }

        @Override
        public String source(String ending) {
            return "file: " + ARCHIVE + ending;
        }
    },
    /** Two files for each part. */
    NPY {
        @Override
        Map<String, FileContent> unpacked(Map<Part, Sequences> parts) {
            Map<String, FileContent> files = new LinkedHashMap<>();
            parts.forEach((part, sequences) -> {
                files.put("x-" + part.key() + ".npy", NpyContent.steps(sequences));
                files.put("y-" + part.key() + ".npy", NpyContent.labels(sequences));
            });
            return files;
        }

        @Override
        public String source(String ending) {
            return "files: {"
                    + each(part ->
                            "{x: x-" + part.key() + ".npy" + ending + ", y: y-" + part.key() + ".npy" + ending + "}")
                    + "}";
        }
    };

    private static final String ARCHIVE = "data.npz";

    /** What the name of a packed file ends with. */
    public static final String GZIPPED = ".gz";

    /** A file of a part, as an experiment names it. */
    @FunctionalInterface
    private interface Named {
        String of(Part part);
    }

    private static String each(Named file) {
        return Arrays.stream(Part.values())
                .map(part -> part.key() + ": " + file.of(part))
                .collect(Collectors.joining(", "));
    }

    /** The name of the format, which is also what its files end with. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether all sequences of a part have one length, with their padding. */
    public boolean isRectangular() {
        return this == NPZ || this == NPY;
    }

    abstract Map<String, FileContent> unpacked(Map<Part, Sequences> parts);

    private static Map<String, FileContent> ofEach(
            Map<Part, Sequences> parts, String ending, Function<Sequences, FileContent> content) {
        Map<String, FileContent> files = new LinkedHashMap<>();
        parts.forEach((part, sequences) -> files.put(part.key() + ending, content.apply(sequences)));
        return files;
    }

    /**
     * The files by their names, in the order in which they are written.
     *
     * @param parts in their order
     * @throws BadInput if the format cannot hold sequences of different lengths, and some are
     */
    public Map<String, FileContent> files(Map<Part, Sequences> parts, boolean gzipped) {
        Map<String, FileContent> files = new LinkedHashMap<>();
        unpacked(parts)
                .forEach((name, content) ->
                        files.put(gzipped ? name + GZIPPED : name, gzipped ? content.gzipped() : content));
        return files;
    }

    /**
     * What names the files below {@code data} in an experiment file.
     *
     * @param ending of packed files, or nothing
     */
    public abstract String source(String ending);
}
