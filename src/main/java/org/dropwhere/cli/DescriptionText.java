package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.data.LengthSummary;
import org.dropwhere.data.file.FileColumn;
import org.dropwhere.data.file.FileTable;
import org.dropwhere.data.file.RawFiles;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** What the program sees in a file of sequences, for people. */
final class DescriptionText {
    /** Chosen, like the other lengths. */
    private static final int SHOWN_COLUMNS = 20;

    private static final int SHOWN_NAMES = 5;
    private static final int LONGEST_NAME = 30;
    private static final String GAP = "  ";

    private DescriptionText() {}

    /** What the file has. */
    static String table(Path path, FileTable table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(table.noun(), "holds", "values"));
        table.columns().stream().limit(SHOWN_COLUMNS).map(DescriptionText::row).forEach(rows::add);
        int more = table.columns().size() - SHOWN_COLUMNS;
        return Words.visible(path.toString()) + ": " + table.format() + ", "
                + Phrases.count(table.rows(), table.rowNoun()) + "\n\n" + aligned(rows)
                + (more > 0 ? "and " + Phrases.count(more, "other " + table.noun()) + "\n" : "");
    }

    private static List<String> row(FileColumn column) {
        String values = column.counts().isEmpty()
                ? String.join(
                        column.values().stream().anyMatch(value -> value.indexOf(' ') >= 0) ? " | " : ", ",
                        column.values())
                : counts(column.counts());
        return List.of(column.name().isBlank() ? "(no name)" : name(column.name()), column.holds(), values);
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> name(count.getKey()) + " (" + Phrases.count(count.getValue(), "time") + ")")
                .collect(Collectors.joining(", "));
    }

    private static String name(String name) {
        return Words.visible(Words.shortened(name, LONGEST_NAME));
    }

    private static String aligned(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, 2)
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream()
                .map(row ->
                        (padded(row.get(0), widths.get(0)) + GAP + padded(row.get(1), widths.get(1)) + GAP + row.get(2))
                                        .stripTrailing()
                                + "\n")
                .collect(Collectors.joining());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** What would be read of it. */
    static String read(FileData data, RawFiles read) {
        StringBuilder text = new StringBuilder("\nRead as " + content(data) + labels(data) + ":\n");
        read.parts().forEach((part, sequences) -> text.append(part(part.key() + ": ", sequences)));
        read.undivided().ifPresent(sequences -> text.append(part("", sequences)));
        return text + Words.visible(inputs(read)) + "\n\n";
    }

    private static String content(FileData data) {
        String what = data.content() instanceof WordContent
                ? "words"
                : data.content() instanceof FeatureContent ? "numbers at each step" : "tokens";
        List<String> names =
                data.columns().steps().stream().map(DescriptionText::name).toList();
        return what + (names.isEmpty() ? "" : " in " + Phrases.first(names, SHOWN_NAMES));
    }

    private static String labels(FileData data) {
        String where = data.columns().label().isEmpty()
                ? ""
                : ", labels in " + name(data.columns().label());
        LabelNames labels = data.labels();
        return where
                + (labels.equals(LabelNames.DEFAULT)
                        ? ""
                        : ", label 0 being " + Words.quoted(labels.zero()) + " and label 1 "
                                + Words.quoted(labels.one()));
    }

    private static String part(String name, Sequences sequences) {
        LengthSummary lengths = LengthSummary.of(sequences.steps());
        int ones = IntStream.of(sequences.labels()).sum();
        String steps = lengths.shortest() == lengths.longest()
                ? "all of " + Phrases.count(lengths.longest(), "step")
                : "of " + lengths.shortest() + " to " + lengths.longest() + " steps (median " + lengths.median() + ")";
        return name + Phrases.count(sequences.size(), "sequence") + ", " + steps + "; label 1: " + ones
                + String.format(Locale.ROOT, " (%.1f %%)", 100.0 * ones / sequences.size()) + "\n";
    }

    private static String inputs(RawFiles read) {
        if (!read.words().isEmpty()) {
            return Phrases.count(read.words().size(), "different word");
        }
        List<Sequences> all = Stream.concat(read.parts().values().stream(), read.undivided().stream())
                .toList();
        Optional<FeatureSteps> features = all.stream()
                .map(Sequences::steps)
                .filter(FeatureSteps.class::isInstance)
                .map(FeatureSteps.class::cast)
                .findFirst();
        return features.map(steps -> Phrases.count(steps.width(), "number") + " at each step")
                .orElseGet(() -> "largest token: " + largest(all));
    }

    private static int largest(List<Sequences> all) {
        return all.stream()
                .flatMap(sequences -> Stream.of(((TokenSteps) sequences.steps()).tokens()))
                .flatMapToInt(IntStream::of)
                .max()
                .orElse(0);
    }
}
