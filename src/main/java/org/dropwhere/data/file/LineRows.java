package org.dropwhere.data.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.data.file.Mistakes.Mistake;
import org.dropwhere.sequence.Sequences;

/** Lines that are a sequence each: of tokens or of words, in one column or in several. */
final class LineRows implements CsvSequenceRows {
    private static final int LABEL = -1;
    private static final int LEFT_ALONE = -2;

    /** For each column the number of its steps' place, or what else it is. */
    private final int[] uses;

    private final CsvColumns columns;
    private final StepText text;
    private final LabelReader labels;
    private final Mistakes mistakes;
    private final Gathered gathered = new Gathered();
    private final Ints[] steps;
    private final long[] places;
    private Cell label = new Cell();
    private Optional<Mistake> mistake = Optional.empty();

    LineRows(CsvColumns columns, ReadRequest request, LabelReader labels, Mistakes mistakes) {
        this.columns = columns;
        this.labels = labels;
        this.mistakes = mistakes;
        text = StepText.of(request);
        uses = new int[columns.names().size()];
        Arrays.fill(uses, LEFT_ALONE);
        for (int i = 0; i < columns.steps().size(); i++) {
            uses[columns.steps().get(i)] = i;
        }
        uses[columns.label()] = LABEL;
        steps = Stream.generate(Ints::new).limit(columns.steps().size()).toArray(Ints[]::new);
        places = new long[steps.length];
    }

    @Override
    public void field(int column, Cell cell) {
        int use = uses[column];
        if (use == LABEL) {
            label = Cell.of(cell.text(), cell.line(), cell.column());
        } else if (use >= 0) {
            places[use] = cell.column();
            Optional<Mistake> wrong = text.read(cell, steps[use]);
            mistake = mistake.or(() -> wrong);
        }
    }

    @Override
    public void end(long line) {
        int known = labels.read(label);
        if (mistake.isEmpty()) {
            mistake = wrongLength(line);
        }
        mistake.ifPresent(mistakes::add);
        if (mistake.isEmpty() && known != LabelReader.NONE) {
            gathered.add(sequence(), known);
        }
        discard();
    }

    private Optional<Mistake> wrongLength(long line) {
        int last = steps.length - 1;
        while (last >= 0 && steps[last].size() == 0) {
            last--;
        }
        if (last < 0) {
            return Optional.of(new Mistake(line, places[0], text.nothing(), Optional.of("Leave such lines out.")));
        }
        for (int i = 0; i < last && !text.mayBeEmpty(); i++) {
            if (steps[i].size() == 0) {
                return Optional.of(new Mistake(
                        line,
                        places[i],
                        "the column "
                                + Mistakes.quoted(
                                        columns.names().get(columns.steps().get(i)))
                                + " is empty, but a later step is not.",
                        Optional.of("Steps may be missing at the end alone.")));
            }
        }
        return Optional.empty();
    }

    private int[] sequence() {
        if (steps.length == 1) {
            return steps[0].toArray();
        }
        Ints all = new Ints();
        for (Ints some : steps) {
            for (int token : some.toArray()) {
                all.add(token);
            }
        }
        return all.toArray();
    }

    @Override
    public void discard() {
        mistake = Optional.empty();
        for (Ints some : steps) {
            some.clear();
        }
    }

    @Override
    public Sequences sequences() {
        return gathered.sequences();
    }
}
