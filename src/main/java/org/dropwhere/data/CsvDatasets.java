package org.dropwhere.data;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.dropwhere.config.BadInput;
import org.dropwhere.config.CsvData;

/** Three CSV files that make one dataset. */
final class CsvDatasets {
    private CsvDatasets() {}

    static Dataset of(CsvData data) {
        List<Sequences> parts = each(data, path -> CsvSequences.read(path, data.vocabulary()));
        requireEqualLengths(paths(data), parts);
        int vocabulary = data.vocabulary().orElseGet(() -> largestToken(parts) + 1);
        return new Dataset(parts.get(0), parts.get(1), parts.get(2), vocabulary);
    }

    static String digest(CsvData data) {
        MessageDigest whole = sha256();
        // Of digests, so that it counts in which of the files a line is.
        each(data, path -> sha256().digest(CsvSequences.bytes(path))).forEach(whole::update);
        return HexFormat.of().formatHex(whole.digest());
    }

    private static List<Path> paths(CsvData data) {
        return List.of(data.train(), data.validation(), data.test());
    }

    /** The same for each file; the mistakes of all files are reported at once. */
    private static <T> List<T> each(CsvData data, Function<Path, T> reader) {
        List<T> parts = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (Path path : paths(data)) {
            try {
                parts.add(reader.apply(path));
            } catch (BadInput e) {
                mistakes.addAll(e.sentences());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes.stream().distinct().toList());
        }
        return parts;
    }

    private static void requireEqualLengths(List<Path> paths, List<Sequences> parts) {
        int expected = parts.get(0).tokens()[0].length;
        List<String> mistakes = new ArrayList<>();
        for (int i = 1; i < parts.size(); i++) {
            int found = parts.get(i).tokens()[0].length;
            if (found != expected) {
                mistakes.add(paths.get(i) + ": the sequences have " + CsvSequences.tokens(found) + ", but those of "
                        + paths.get(0) + " have " + expected + ". All files of an experiment need the same length.");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
    }

    private static int largestToken(List<Sequences> parts) {
        return parts.stream()
                .flatMap(part -> Arrays.stream(part.tokens()))
                .flatMapToInt(Arrays::stream)
                .max()
                .orElseThrow();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
