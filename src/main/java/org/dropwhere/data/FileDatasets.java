package org.dropwhere.data;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.FileData;
import org.dropwhere.text.Sha256;

/** Three files that make one dataset. */
final class FileDatasets {
    private FileDatasets() {}

    /** A file's sequences, and what was hashed to get them. */
    private record Part(Sequences sequences, byte[] checksum) {}

    /**
     * Reads each file once.
     *
     * @throws BadInput if one cannot be read or its content is wrong
     */
    static FileDataset read(FileData data) {
        FileReader reader = FileReader.of(data.kind());
        List<Part> parts = each(data, path -> part(path, data.vocabulary(), reader));
        List<Sequences> sequences = parts.stream().map(Part::sequences).toList();
        requireEqualLengths(data.files(), sequences);
        int vocabulary = data.vocabulary().orElseGet(() -> Sequences.largestToken(sequences) + 1);
        Dataset dataset = new Dataset(sequences.get(0), sequences.get(1), sequences.get(2), vocabulary);
        List<byte[]> checksums = parts.stream().map(Part::checksum).toList();
        List<String> texts = checksums.stream().map(HexFormat.of()::formatHex).toList();
        return new FileDataset(
                dataset, DatasetSummary.of(dataset, digest(checksums), texts.get(0), texts.get(1), texts.get(2)));
    }

    private static Part part(Path path, OptionalInt vocabulary, FileReader reader) {
        byte[] content = CsvSequences.bytes(path);
        return new Part(reader.parse(path, content, vocabulary), Sha256.bytes(content));
    }

    /**
     * SHA-256 over the contents, whatever they are, in hexadecimal.
     *
     * @throws BadInput if a file cannot be read
     */
    static String digest(FileData data) {
        return digest(each(data, path -> Sha256.bytes(CsvSequences.bytes(path))));
    }

    private static String digest(List<byte[]> checksums) {
        // Of digests, so that it counts in which of the files a line is.
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        checksums.forEach(digests::writeBytes);
        return Sha256.of(digests.toByteArray());
    }

    /** The same for each file; the mistakes of all files are reported at once. */
    private static <T> List<T> each(FileData data, Function<Path, T> reader) {
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
