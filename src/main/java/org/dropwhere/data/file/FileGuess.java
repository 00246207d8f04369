package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.text.Words;

/**
 * Guesses how a file that nobody has described is to be read: by what its columns hold, and where several would do, by
 * their names.
 */
public final class FileGuess {
    private static final int LABELS = 2;

    /** As experiment files have it. */
    private static final int LONGEST_NAME = 200;

    private static final List<String> TIMES =
            List.of("time", "t", "timestamp", "datetime", "date", "step", "frame", "tick");

    private final FileTable table;
    private final SourceFile source;
    private final List<FileColumn> columns;

    private FileGuess(FileTable table, SourceFile source) {
        this.table = table;
        this.source = source;
        this.columns = ArrayNames.withoutParts(table).stream()
                .filter(column -> !isIndex(column))
                .toList();
    }

    /**
     * How to read a file.
     *
     * @param table what the file has
     * @param source the file
     * @return without a split
     * @throws BadInput if there is no sensible guess; says what is missing
     */
    public static FileData of(FileTable table, SourceFile source) {
        return new FileGuess(table, source).data();
    }

    private FileData data() {
        if (columns.stream().anyMatch(column -> column.kind() == ColumnKind.OBJECTS)) {
            // Reading it says what to do about them.
            return data(new TokenContent(), Columns.DEFAULT, LabelNames.DEFAULT);
        }
        FileColumn label = label();
        List<FileColumn> others =
                columns.stream().filter(column -> !column.equals(label)).toList();
        return steps(others, label)
                .orElseThrow(
                        () -> new BadInput(
                                source.sequences() + ": the label would be "
                                        + Mistakes.quoted(label.name()) + ", but no other " + table.noun()
                                        + " has what sequences are made of: tokens (whole numbers, several in a field or one in each of"
                                        + " several columns), text, or numbers at each step with a column that tells sequences apart."));
    }

    private FileColumn label() {
        Optional<FileColumn> usual = usualLabel();
        if (usual.filter(FileGuess::hasTwoValues).isPresent()) {
            // If some are missing, reading it says where.
            return usual.get();
        }
        List<FileColumn> two = columns.stream()
                .filter(column -> column.isFilled() && hasTwoValues(column))
                .toList();
        if (two.isEmpty() || usual.isPresent()) {
            throw new BadInput(source.sequences() + ": "
                    + usual.map(column -> "the " + table.noun() + " " + Mistakes.quoted(column.name())
                                    + " should be the label, but has " + different(column) + ".")
                            .orElse("no " + table.noun() + " has two different values, as a label has.")
                    + " A label has two different values, such as 0 and 1, and every sequence has one."
                    + (source.labels().isEmpty() && isArrays()
                            ? " If the labels are in a file of their own, name it too (--labels)."
                            : ""));
        }
        // What is to be told is the last column as a rule.
        return two.get(two.size() - 1);
    }

    private static String different(FileColumn column) {
        if (column.kind() == ColumnKind.NOTHING) {
            return "no values";
        }
        return column.counts().size() == 1
                ? "the same value everywhere"
                : column.counts().isEmpty()
                        ? "more than " + LABELS + " different ones"
                        : column.kind().words();
    }

    private static boolean hasTwoValues(FileColumn column) {
        return column.counts().size() == LABELS
                && (column.kind() == ColumnKind.WHOLE_NUMBERS
                        || column.kind() == ColumnKind.NUMBERS
                        || column.kind() == ColumnKind.TEXTS);
    }

    private Optional<FileColumn> usualLabel() {
        if (isArrays()) {
            return columns.stream()
                    .filter(column -> ArrayNames.isUsualLabel(column.name()))
                    .findFirst();
        }
        int place = choice(new TokenContent()).label();
        return place == FieldChoice.NONE ? Optional.empty() : Optional.of(columns.get(place));
    }

    private FieldChoice choice(StepContent content) {
        return new FieldChoice(columns.stream().map(FileColumn::name).toList(), table.noun(), Columns.DEFAULT, content);
    }

    /** The widest of what the file has is what it is about: lists before single values, texts before numbers. */
    private Optional<FileData> steps(List<FileColumn> others, FileColumn label) {
        boolean isCsv = table.noun().equals(FileTable.COLUMN);
        return one(others, label, new TokenContent(), column -> column.kind() == ColumnKind.LISTS_OF_WHOLE_NUMBERS)
                .or(() -> one(others, label, new FeatureContent(false), column -> !isCsv && areFeatures(column)))
                .or(() ->
                        one(others, label, words(), column -> isText(column) && column.hasSpaces() && !isTime(column)))
                .or(() -> isCsv ? longForm(others, label) : Optional.empty())
                .or(() -> columnAStep(others, label))
                .or(() -> one(others, label, words(), FileGuess::isText));
    }

    private static StepContent words() {
        return new WordContent(0, true, true);
    }

    private static boolean areFeatures(FileColumn column) {
        return column.kind() == ColumnKind.LISTS_OF_NUMBERS || column.kind() == ColumnKind.LISTS_OF_LISTS;
    }

    private static boolean isText(FileColumn column) {
        return column.kind() == ColumnKind.TEXTS;
    }

    /** One column that has all steps: the one with the usual name, or else the first. */
    private Optional<FileData> one(
            List<FileColumn> others, FileColumn label, StepContent content, Predicate<FileColumn> fits) {
        List<FileColumn> fitting = others.stream().filter(fits).toList();
        Optional<FileColumn> usual = usualSteps(content).filter(fitting::contains);
        return usual.or(() -> fitting.stream().findFirst())
                .map(steps -> data(content, columns(List.of(steps), usual.isPresent(), label), label));
    }

    private Optional<FileColumn> usualSteps(StepContent content) {
        if (isArrays()) {
            return columns.stream()
                    .filter(column -> ArrayNames.isUsual(column.name(), content))
                    .findFirst();
        }
        int place = choice(content).steps().get(0);
        return place == FieldChoice.NONE ? Optional.empty() : Optional.of(columns.get(place));
    }

    private boolean isArrays() {
        return table.noun().equals(FileTable.ARRAY);
    }

    /** A line for each step, of features. */
    private Optional<FileData> longForm(List<FileColumn> others, FileColumn label) {
        Optional<FileColumn> sequence = others.stream()
                .filter(column -> column.isRepeated() && isIdentifier(column))
                .findFirst();
        Optional<FileColumn> time = others.stream()
                .filter(column -> isTime(column) && !sequence.equals(Optional.of(column)))
                .findFirst()
                .or(() -> sequence.flatMap(id -> counter(others, id)));
        List<FileColumn> features = others.stream()
                .filter(column -> !sequence.equals(Optional.of(column)) && !time.equals(Optional.of(column)))
                .filter(FileGuess::isNumber)
                .toList();
        if (sequence.isEmpty() || features.isEmpty()) {
            return Optional.empty();
        }
        Columns names = new Columns(
                features.stream().map(FileColumn::name).toList(),
                label.name(),
                sequence.get().name(),
                time.map(FileColumn::name).orElse(""));
        return Optional.of(data(new FeatureContent(false), names, label));
    }

    /** What counts the steps of each sequence, as a clock does. */
    private static Optional<FileColumn> counter(List<FileColumn> others, FileColumn sequence) {
        return others.stream()
                .filter(column -> column.kind() == ColumnKind.WHOLE_NUMBERS
                        && column.order().risesWithin(sequence.order()))
                .findFirst();
    }

    private static boolean isNumber(FileColumn column) {
        return column.kind() == ColumnKind.WHOLE_NUMBERS || column.kind() == ColumnKind.NUMBERS;
    }

    private static boolean isIdentifier(FileColumn column) {
        String name = small(column);
        return FieldChoice.isSequence(name) || name.equals("id") || name.endsWith("_id") || name.endsWith("id");
    }

    private static boolean isTime(FileColumn column) {
        return TIMES.contains(small(column))
                && column.values().stream().noneMatch(value -> Double.isNaN(TimeText.number(Cell.of(value, 1, 1))));
    }

    private static String small(FileColumn column) {
        return column.name().strip().toLowerCase(Locale.ROOT);
    }

    private Optional<FileData> columnAStep(List<FileColumn> others, FileColumn label) {
        List<FileColumn> steps = others.stream()
                .filter(column -> column.kind() == ColumnKind.WHOLE_NUMBERS)
                .filter(column -> !isIdentifier(column) || FieldChoice.isSequence(small(column)))
                .toList();
        return steps.isEmpty() || isArrays()
                ? Optional.empty()
                : Optional.of(data(new TokenContent(), columns(steps, false, label), label));
    }

    private Columns columns(List<FileColumn> steps, boolean areUsual, FileColumn label) {
        boolean isNpy = source.labels().isPresent();
        List<String> names = new ArrayList<>();
        if (!areUsual && !isNpy) {
            steps.forEach(column -> names.add(column.name()));
        }
        boolean isLabelUsual = usualLabel().equals(Optional.of(label));
        return new Columns(names, isLabelUsual || isNpy ? "" : label.name(), "", "");
    }

    private FileData data(StepContent content, Columns names, FileColumn label) {
        List<String> values = List.copyOf(label.counts().keySet());
        LabelNames labels = LabelReader.areLabels(values.get(0), values.get(1))
                ? LabelNames.DEFAULT
                : LabelCures.guess(values.get(0), values.get(1));
        return data(content, names, labels);
    }

    private FileData data(StepContent content, Columns names, LabelNames labels) {
        Stream.concat(
                        names.steps().stream(),
                        Stream.of(names.label(), names.sequence(), names.time(), labels.zero(), labels.one()))
                .forEach(this::requireSayable);
        return new FileData(List.of(source), content, names, labels, Split.NONE, Pad.NONE, OptionalInt.empty());
    }

    private void requireSayable(String name) {
        if (name.length() > LONGEST_NAME || !Words.visible(name).equals(name)) {
            throw new BadInput(source.sequences() + ": an experiment file would have to name "
                    + Words.quoted(name) + ", but such names are visible text of at most " + LONGEST_NAME
                    + " characters. Give it another name in the file.");
        }
    }

    /** Programs write the number of a line as a column without a name. */
    private static boolean isIndex(FileColumn column) {
        return column.name().isBlank() || column.name().startsWith("Unnamed: ");
    }
}
