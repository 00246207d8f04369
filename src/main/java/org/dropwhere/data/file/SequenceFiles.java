package org.dropwhere.data.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dropwhere.config.yaml.ForeignFormat;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.text.Words;

/** Reads the files of an experiment, each by what it is. */
public final class SequenceFiles {
    private SequenceFiles() {}

    /**
     * Reads each file once.
     *
     * @throws BadInput if some cannot be read or their content is wrong; the mistakes of all files are reported at once
     */
    public static RawFiles read(FileData data) {
        WordList words = new WordList();
        Agreement agreement = new Agreement();
        Map<Part, Sequences> parts = new EnumMap<>(Part.class);
        List<Sequences> undivided = new ArrayList<>();
        List<FileFacts> facts = new ArrayList<>();
        forEach(data.files(), SourceFile::sequences, source -> {
            ReadSequences read = read(source, ReadRequest.of(data, source.part(), words, agreement), facts);
            if (source.part().isPresent()) {
                Part part = source.part().get();
                parts.put(part, ofPart(source.sequences(), part, read));
            } else {
                parts.putAll(read.parts());
                read.others().ifPresent(undivided::add);
            }
        });
        return new RawFiles(parts, undivided.stream().findFirst(), words.words(), facts);
    }

    /**
     * SHA-256 of each file's bytes, in hexadecimal.
     *
     * @throws BadInput if some cannot be read; all of those are named at once
     */
    public static List<String> checksums(List<Path> files) {
        List<String> checksums = new ArrayList<>();
        forEach(files, Function.identity(), file -> {
            try (DataFile opened = DataFile.open(file, Optional.empty())) {
                checksums.add(opened.checksum());
            }
        });
        return checksums;
    }

    /**
     * SHA-256 of a file's bytes, in hexadecimal.
     *
     * @throws BadInput if it cannot be read
     */
    public static String checksum(Path file) {
        return checksums(List.of(file)).get(0);
    }

    /**
     * What a file has, whether or not sequences can be read of it.
     *
     * @param labels the file of its labels, where they stand in one of their own
     * @throws BadInput if nothing of it can be read
     */
    public static FileTable table(Path path, Optional<Path> labels) {
        List<FileTable> tables = new ArrayList<>();
        forEach(List.of(path), Function.identity(), file -> {
            if (labels.isEmpty()) {
                try (DataFile opened = DataFile.open(file, Optional.empty())) {
                    tables.add(table(opened));
                }
            } else {
                try (DataFile ofLabels = DataFile.open(labels.get(), Optional.empty());
                        DataFile opened = DataFile.open(file, Optional.of(ofLabels))) {
                    tables.add(table(opened));
                }
            }
        });
        return tables.get(0);
    }

    private static FileTable table(DataFile file) throws IOException {
        FileTable table = reader(file).table(file);
        return file.isGzipped() ? table.of(table.format() + ", gzipped") : table;
    }

    /** What is done with a file. */
    private interface Reading<T> {
        void of(T file) throws IOException;
    }

    /** Goes on with the next file when one fails, and fails in the end. */
    private static <T> void forEach(List<T> files, Function<T, Path> path, Reading<T> reading) {
        List<ExpectedFailure> failures = new ArrayList<>();
        for (T file : files) {
            try {
                reading.of(file);
            } catch (IOException e) {
                failures.add(FileFailures.cannotRead(path.apply(file), e));
            } catch (ExpectedFailure e) {
                failures.add(e);
            }
        }
        if (failures.size() == 1
                || (!failures.isEmpty() && failures.stream().allMatch(EnvironmentFailure.class::isInstance))) {
            throw failures.get(0);
        }
        if (!failures.isEmpty()) {
            throw new BadInput(failures.stream()
                    .flatMap(failure -> failure.sentences().stream())
                    .distinct()
                    .toList());
        }
    }

    private static ReadSequences read(SourceFile source, ReadRequest request, List<FileFacts> facts)
            throws IOException {
        if (source.labels().isEmpty()) {
            return read(source.sequences(), Optional.empty(), request, facts);
        }
        // So that both are told of if neither is there.
        forEach(
                source.paths().toList(),
                Function.identity(),
                path -> DataFile.open(path, Optional.empty()).close());
        try (DataFile labels = DataFile.open(source.labels().get(), Optional.empty())) {
            FormatReader format = reader(labels);
            ReadSequences read = read(source.sequences(), Optional.of(labels), request, facts);
            facts.add(facts(labels, format));
            return read;
        }
    }

    private static ReadSequences read(Path path, Optional<OpenFile> labels, ReadRequest request, List<FileFacts> facts)
            throws IOException {
        try (DataFile file = DataFile.open(path, labels)) {
            FormatReader format = reader(file);
            ReadSequences read = format.read(file, request);
            facts.add(facts(file, format));
            return read;
        }
    }

    private static FileFacts facts(DataFile file, FormatReader format) throws IOException {
        return new FileFacts(file.path(), format.format() + (file.isGzipped() ? ", gzipped" : ""), file.checksum());
    }

    private static FormatReader reader(DataFile file) throws IOException {
        byte[] start = file.start();
        return FormatReader.ALL.stream()
                .filter(each -> each.recognises(start))
                .findFirst()
                .orElseThrow(() -> new BadInput(file.path() + ": " + unknown(start)));
    }

    private static String unknown(byte[] start) {
        List<String> known = FormatReader.ALL.stream().map(FormatReader::format).toList();
        return ForeignFormat.of(start)
                        .map(ForeignFormat::notSequences)
                        .orElse("this is no text, for some of its bytes are 0, and no known format.")
                + " " + Words.list(known, "and") + " can be read, also gzipped.";
    }

    /** A file of several parts that is named for one of them gives that one. */
    private static Sequences ofPart(Path path, Part part, ReadSequences read) {
        return read.others()
                .or(() -> Optional.ofNullable(read.parts().get(part)))
                .orElseThrow(() -> new BadInput(path + ": the file is named as that of the part " + part.key()
                        + ", but has only "
                        + read.parts().keySet().stream().map(Part::key).collect(Collectors.joining(", "))
                        + ". Name it for a part that it has."));
    }
}
