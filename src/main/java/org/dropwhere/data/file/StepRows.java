package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropwhere.data.file.Mistakes.Mistake;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.text.Phrases;

/** Lines that are a step each, of features; those with the same name belong to a sequence. */
final class StepRows implements CsvSequenceRows {
    private static final int SHOWN_NAMES = 10;
    private static final Cell NOTHING = new Cell();

    private final CsvColumns columns;
    private final Agreement agreement;
    private final LabelReader labels;
    private final Mistakes mistakes;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, FeatureSequence> sequences = new LinkedHashMap<>();

    /** Of each column whether it is read; all are until it is known which have features. */
    private final boolean[] isRead;

    /** Where the features are; none until the first line has shown it, if the experiment does not say it. */
    private List<Integer> features;

    StepRows(CsvColumns columns, ReadRequest request, LabelReader labels, Mistakes mistakes) {
        this.columns = columns;
        agreement = request.agreement();
        this.labels = labels;
        this.mistakes = mistakes;
        features = columns.steps();
        isRead = new boolean[columns.names().size()];
        markRead();
    }

    private void markRead() {
        Arrays.fill(isRead, features.isEmpty());
        features.forEach(column -> isRead[column] = true);
        isRead[columns.label()] = true;
        isRead[columns.sequence()] = true;
        if (columns.time() != FieldChoice.NONE) {
            isRead[columns.time()] = true;
        }
    }

    @Override
    public void field(int column, Cell cell) {
        cells.add(isRead[column] ? Cell.of(cell.text(), cell.line(), cell.column()) : NOTHING);
    }

    @Override
    public void end(long line) {
        if (features.isEmpty()) {
            features = numbers(line);
            markRead();
        }
        Cell name = cells.get(columns.sequence());
        int label = labels.read(cells.get(columns.label()));
        float[] step = new float[features.size()];
        Optional<Mistake> mistake = name.length() == 0
                ? Optional.of(new Mistake(
                        name.line(), name.column(), "the name of the sequence is missing.", Optional.empty()))
                : Optional.empty();
        for (int i = 0; i < step.length && mistake.isEmpty(); i++) {
            Cell cell = cells.get(features.get(i));
            step[i] = FeatureText.number(cell);
            mistake = Float.isFinite(step[i]) ? Optional.empty() : Optional.of(FeatureText.mistake(cell));
        }
        if (mistake.isEmpty()) {
            mistake = add(name.text(), label, step);
        }
        mistake.ifPresent(mistakes::add);
        discard();
    }

    private Optional<Mistake> add(String name, int label, float[] step) {
        Cell labelCell = cells.get(columns.label());
        FeatureSequence sequence =
                sequences.computeIfAbsent(name, unknown -> new FeatureSequence(label, labelCell.line()));
        if (label != LabelReader.NONE && sequence.label() != LabelReader.NONE && label != sequence.label()) {
            return Optional.of(new Mistake(
                    labelCell.line(),
                    labelCell.column(),
                    "the label is " + label + ", but " + sequence.label() + " in line " + sequence.firstLine()
                            + " of the same sequence, " + Mistakes.quoted(name) + ".",
                    Optional.of("A sequence has one label, in all of its lines.")));
        }
        double time = 0;
        if (columns.time() != FieldChoice.NONE) {
            Cell cell = cells.get(columns.time());
            time = TimeText.number(cell);
            if (Double.isNaN(time)) {
                return Optional.of(TimeText.mistake(cell));
            }
        }
        sequence.add(step, time, labelCell.line());
        return Optional.empty();
    }

    /** Columns that have a number in the first line, or nothing; those without a name are an index. */
    private List<Integer> numbers(long line) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean isTaken = i == columns.label() || i == columns.sequence() || i == columns.time();
            String name = columns.names().get(i).strip();
            boolean isIndex = name.isEmpty() || name.startsWith("Unnamed: ");
            Cell cell = cells.get(i);
            if (!isTaken && !isIndex && (cell.isMissing() || Float.isFinite(FeatureText.number(cell)))) {
                numbers.add(i);
            }
        }
        if (numbers.isEmpty()) {
            throw mistakes.failure(new BadInput(mistakes.at(line, 1)
                    + "there is no other column of numbers. Say under data which columns are features, for example"
                    + " columns: {features: [a, b]}."));
        }
        List<String> found = numbers.stream().map(columns.names()::get).toList();
        List<String> agreed = agreement.features(found);
        if (!Set.copyOf(agreed).equals(Set.copyOf(found))) {
            throw mistakes.failure(new BadInput(mistakes.at(line, 1) + "the columns of numbers are " + shown(found)
                    + ", but those of the first file are " + shown(agreed)
                    + ". Say under data which columns are features,"
                    + " for example columns: {features: [a, b]}."));
        }
        return agreed.stream().map(columns.names()::indexOf).toList();
    }

    private static String shown(List<String> names) {
        return Phrases.first(names.stream().map(Mistakes::quoted).toList(), SHOWN_NAMES);
    }

    @Override
    public void discard() {
        cells.clear();
    }

    @Override
    public Sequences sequences() {
        List<float[]> values = new ArrayList<>();
        Ints known = new Ints();
        sequences.forEach((name, sequence) -> {
            if (columns.time() != FieldChoice.NONE) {
                sequence.tie()
                        .ifPresent(line -> mistakes.add(
                                line,
                                1,
                                "the sequence " + Mistakes.quoted(name) + " has two lines of the same time.",
                                Optional.of("Each step of a sequence has a time of its own.")));
            }
            values.add(sequence.ordered(features.size()));
            known.add(sequence.label());
        });
        return new Sequences(new FeatureSteps(values.toArray(float[][]::new), features.size()), known.toArray());
    }
}
