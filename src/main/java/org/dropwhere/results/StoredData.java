package org.dropwhere.results;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.spec.task.Task;
import org.dropwhere.text.Words;
import tools.jackson.databind.util.StdConverter;

/**
 * How data stand in files: the kind, and the members of one of the records here. What release 0.1.0 knew stands as it
 * wrote it.
 */
final class StoredData {
    private static final String TASK = "task-data";
    private static final String CSV = "csv-data";
    private static final String FILES = "file-data";

    private StoredData() {}

    /**
     * A task.
     *
     * @param length time steps of the shortest sequences
     * @param longest time steps of the longest; absent if all have the same
     * @param pad absent if sequences keep their lengths
     */
    private record OfTask(
            Task task,
            int length,
            OptionalInt longest,
            int vocabulary,
            int train,
            int validation,
            int test,
            double labelNoise,
            Optional<Pad> pad) {
        static OfTask of(TaskData data) {
            Lengths lengths = data.lengths();
            return new OfTask(
                    data.task(),
                    lengths.from(),
                    lengths.isOne() ? OptionalInt.empty() : OptionalInt.of(lengths.to()),
                    data.vocabulary(),
                    data.train(),
                    data.validation(),
                    data.test(),
                    data.labelNoise(),
                    Optional.of(data.pad()).filter(pad -> !pad.isNone()));
        }

        TaskData data() {
            return new TaskData(
                    task,
                    new Lengths(length, longest.orElse(length)),
                    vocabulary,
                    train,
                    validation,
                    test,
                    labelNoise,
                    pad.orElse(Pad.NONE));
        }
    }

    /** A file for each part, of which nothing else is said. */
    private record OfPlainFiles(Path train, Path validation, Path test, OptionalInt vocabulary) {
        static OfPlainFiles of(FileData data) {
            List<SourceFile> files = data.files();
            return new OfPlainFiles(
                    files.get(0).sequences(),
                    files.get(1).sequences(),
                    files.get(2).sequences(),
                    data.vocabulary());
        }

        FileData data() {
            return FileData.of(train, validation, test, vocabulary);
        }
    }

    /** A file; the part is absent if it has sequences of several. */
    private record OfFile(Optional<Part> part, Path sequences, Optional<Path> labels) {}

    /**
     * Any other files.
     *
     * @param words absent if the steps are not words
     * @param features absent if the steps are not features; one of both is absent
     * @param columns absent if they are the usual ones
     * @param labels absent if they are the usual ones
     * @param split absent if nothing is divided
     * @param pad absent if sequences keep their lengths
     */
    private record OfFiles(
            List<OfFile> files,
            Optional<WordContent> words,
            Optional<FeatureContent> features,
            Optional<Columns> columns,
            Optional<LabelNames> labels,
            Optional<Split> split,
            Optional<Pad> pad,
            OptionalInt vocabulary) {
        static OfFiles of(FileData data) {
            return new OfFiles(
                    data.files().stream()
                            .map(file -> new OfFile(file.part(), file.sequences(), file.labels()))
                            .toList(),
                    Optional.of(data.content())
                            .filter(WordContent.class::isInstance)
                            .map(WordContent.class::cast),
                    Optional.of(data.content())
                            .filter(FeatureContent.class::isInstance)
                            .map(FeatureContent.class::cast),
                    Optional.of(data.columns()).filter(columns -> !columns.equals(Columns.DEFAULT)),
                    Optional.of(data.labels()).filter(labels -> !labels.equals(LabelNames.DEFAULT)),
                    Optional.of(data.split()).filter(split -> !split.isNone()),
                    Optional.of(data.pad()).filter(pad -> !pad.isNone()),
                    data.vocabulary());
        }

        FileData data() {
            List<Optional<Part>> parts = files.stream().map(OfFile::part).toList();
            boolean isSingle = parts.equals(List.of(Optional.empty()));
            boolean areOfParts = !parts.isEmpty()
                    && parts.get(0).equals(Optional.of(Part.TRAIN))
                    && parts.stream().allMatch(Optional::isPresent)
                    && parts.stream()
                            .map(Optional::get)
                            .sorted()
                            .distinct()
                            .map(Optional::of)
                            .toList()
                            .equals(parts);
            TrialRules.require(isSingle || areOfParts, "files are neither a single one nor those of parts, in order");
            TrialRules.require(words.isEmpty() || features.isEmpty(), "data are both words and features");
            return new FileData(
                    files.stream()
                            .map(file -> new SourceFile(file.part(), file.sequences(), file.labels()))
                            .toList(),
                    words.map(StepContent.class::cast).or(() -> features).orElse(new TokenContent()),
                    columns.orElse(Columns.DEFAULT),
                    labels.orElse(LabelNames.DEFAULT),
                    split.orElse(Split.NONE),
                    pad.orElse(Pad.NONE),
                    vocabulary);
        }
    }

    /** From data to their members. */
    static final class Writing extends StdConverter<Data, Map<String, Object>> {
        @Override
        public Map<String, Object> convert(Data data) {
            if (data instanceof TaskData task) {
                return members(TASK, OfTask.of(task));
            }
            FileData files = (FileData) data;
            return files.isPlain() ? members(CSV, OfPlainFiles.of(files)) : members(FILES, OfFiles.of(files));
        }

        private static Map<String, Object> members(String kind, Record record) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put(StoredForm.KIND, kind);
            members.putAll(StoredForm.map(record));
            return members;
        }
    }

    /** From the members to the data; refuses whatever else is there. */
    static final class Reading extends StdConverter<Map<String, Object>, Data> {
        @Override
        public Data convert(Map<String, Object> members) {
            TrialRules.require(members.containsKey(StoredForm.KIND), "a kind is missing");
            String kind = String.valueOf(members.get(StoredForm.KIND));
            Map<String, Object> others = new LinkedHashMap<>(members);
            others.remove(StoredForm.KIND);
            return switch (kind) {
                case TASK -> StoredForm.ofMap(others, OfTask.class).data();
                case CSV -> StoredForm.ofMap(others, OfPlainFiles.class).data();
                case FILES -> StoredForm.ofMap(others, OfFiles.class).data();
                default -> throw new IllegalArgumentException(Words.quoted(kind) + " is not a data");
            };
        }
    }
}
