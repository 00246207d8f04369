package org.dropwhere.data;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.CsvData;
import org.dropwhere.text.Sha256;

/** Three CSV files that make one dataset. */
final class CsvDatasets {
    private CsvDatasets() {}

    static Dataset of(CsvData data) {
        List<Sequences> parts = each(data, path -> CsvSequences.read(path, data.vocabulary()));
        requireEqualLengths(data.files(), parts);
        int vocabulary = data.vocabulary().orElseGet(() -> Sequences.largestToken(parts) + 1);
        return new Dataset(parts.get(0), parts.get(1), parts.get(2), vocabulary);
    }

    static String digest(CsvData data) {
        return digest(checksums(data));
    }

    static DatasetSummary summary(CsvData data) {
        List<byte[]> checksums = checksums(data);
        List<String> texts = checksums.stream().map(HexFormat.of()::formatHex).toList();
        return DatasetSummary.of(of(data), digest(checksums), texts.get(0), texts.get(1), texts.get(2));
    }

    private static List<byte[]> checksums(CsvData data) {
        return each(data, path -> Sha256.bytes(CsvSequences.bytes(path)));
    }

    private static String digest(List<byte[]> checksums) {
        // Of digests, so that it counts in which of the files a line is.
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        checksums.forEach(digests::writeBytes);
        return Sha256.of(digests.toByteArray());
    }

    /** The same for each file; the mistakes of all files are reported at once. */
    private static <T> List<T> each(CsvData data, Function<Path, T> reader) {
        List<T> parts = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (Path path : data.files()) {
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
                        + paths.get(0) + " have " + expected + ". All files of an experiment need the same length."
                        + (mistakes.isEmpty() ? " " + CsvCures.lengths() : ""));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
    }
}
