package org.dropwhere.spec;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;

/**
 * Sequences from files, of whatever format each is.
 *
 * @param files in the order of the parts; a single one without a part, or one for each part that is not split off
 * @param content what stands at the steps
 * @param columns where it stands
 * @param labels what the files write for the two labels
 * @param split how sequences are divided among the parts
 * @param pad the one length that sequences of tokens are brought to
 * @param vocabulary number of different tokens of {@link TokenContent}; where absent, the largest token plus one
 */
public record FileData(
        List<SourceFile> files,
        StepContent content,
        Columns columns,
        LabelNames labels,
        Split split,
        Pad pad,
        OptionalInt vocabulary)
        implements Data, NamedFiles<FileData> {
    /** The key of files that are a part each, in an experiment file. */
    public static final String FILES = "files";

    /** The key of a single file. */
    public static final String FILE = "file";

    private static final int UNKNOWN = -1;

    /** Copies the list. */
    public FileData {
        files = List.copyOf(files);
    }

    /** A file of tokens for each part, read as each format has them by default. */
    public static FileData of(Path train, Path validation, Path test, OptionalInt vocabulary) {
        return new FileData(
                List.of(
                        new SourceFile(Optional.of(Part.TRAIN), train, Optional.empty()),
                        new SourceFile(Optional.of(Part.VALIDATION), validation, Optional.empty()),
                        new SourceFile(Optional.of(Part.TEST), test, Optional.empty())),
                new TokenContent(),
                Columns.DEFAULT,
                LabelNames.DEFAULT,
                Split.NONE,
                Pad.NONE,
                vocabulary);
    }

    /** Whether it is what {@link #of} makes, which is all that releases up to 0.1.0 could say. */
    public boolean isPlain() {
        return files.size() == Part.values().length
                && equals(of(
                        files.get(0).sequences(),
                        files.get(1).sequences(),
                        files.get(2).sequences(),
                        vocabulary));
    }

    @Override
    public String source() {
        return isSingle() ? FILE : FILES;
    }

    /** Whether there is a single file, whose sequences are split or which names its parts itself. */
    public boolean isSingle() {
        return files.get(0).part().isEmpty();
    }

    @Override
    public List<Path> paths() {
        return files.stream().flatMap(SourceFile::paths).toList();
    }

    @Override
    public FileData at(UnaryOperator<Path> place) {
        return new FileData(
                files.stream()
                        .map(file -> new SourceFile(
                                file.part(),
                                place.apply(file.sequences()),
                                file.labels().map(place)))
                        .toList(),
                content,
                columns,
                labels,
                split,
                pad,
                vocabulary);
    }

    /** The same files, divided otherwise. */
    public FileData withSplit(Split other) {
        return new FileData(files, content, columns, labels, other, pad, vocabulary);
    }

    /** The same files, padded otherwise. */
    public FileData withPad(Pad other) {
        return new FileData(files, content, columns, labels, split, other, vocabulary);
    }

    /** The same files, of whose steps other things are made. */
    public FileData withContent(StepContent other) {
        return new FileData(files, other, columns, labels, split, pad, vocabulary);
    }

    @Override
    public boolean isSharedBySeeds() {
        return split.isFixed();
    }

    @Override
    public boolean isTestShared() {
        return split.isFixed() || (split.test() == 0 && split.folds() == 0);
    }

    /** Not the paths: the same sequences give the same numbers wherever they are. */
    @Override
    public Map<String, Object> identity(String digest) {
        Map<String, Object> identity = new LinkedHashMap<>();
        // The name that releases gave it which read CSV alone.
        identity.put("csv", digest);
        vocabulary.ifPresent(number -> identity.put("vocabulary", number));
        if (!isPlain()) {
            for (int i = 0; i < files.size(); i++) {
                SourceFile file = files.get(i);
                identity.put(
                        "files." + (i + 1),
                        file.part().map(Part::key).orElse("all")
                                + (file.labels().isPresent() ? ", with labels" : ""));
            }
            identity.putAll(content.identity());
            identity.putAll(columns.identity());
            if (!labels.equals(LabelNames.DEFAULT)) {
                identity.put("labels.0", labels.zero());
                identity.put("labels.1", labels.one());
            }
            identity.putAll(split.identity());
            identity.putAll(pad.identity());
        }
        return identity;
    }

    /** Neither paths nor optional values are serializable. */
    private Object writeReplace() {
        return new Form(
                files.stream()
                        .map(file -> new FileForm(
                                file.part().map(Part::key).orElse(""),
                                file.sequences().toString(),
                                file.labels().map(Path::toString).orElse("")))
                        .toList(),
                content,
                columns,
                labels,
                split,
                pad,
                vocabulary.orElse(UNKNOWN));
    }

    private record FileForm(String part, String sequences, String labels) implements Serializable {
        SourceFile file() {
            return new SourceFile(
                    List.of(Part.values()).stream()
                            .filter(each -> each.key().equals(part))
                            .findFirst(),
                    Path.of(sequences),
                    Optional.of(labels).filter(path -> !path.isEmpty()).map(Path::of));
        }
    }

    private record Form(
            List<FileForm> files,
            StepContent content,
            Columns columns,
            LabelNames labels,
            Split split,
            Pad pad,
            int vocabulary)
            implements Serializable {
        private Object readResolve() {
            return new FileData(
                    files.stream().map(FileForm::file).toList(),
                    content,
                    columns,
                    labels,
                    split,
                    pad,
                    vocabulary == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(vocabulary));
        }
    }
}
