package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.Data;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.TestLabels;

/**
 * Experiments side by side: arms that were trained and tested on the same data stand together. The notes describe the
 * data, the differences between data, and other settings that differ on the same data.
 *
 * @param table for people: a row for each arm
 * @param numbers for other programs: a row for each arm and metric
 * @param notes sentences
 * @param matches whether any two experiments have data in common
 */
public record SideBySide(ResultTable table, ResultTable numbers, List<String> notes, boolean matches)
        implements Printable {

    /** An arm of an experiment on the data of a number, counted from 1. */
    record Entry(int data, ComparedExperiment side, ArmSummary summary) {
        Arm arm() {
            return summary.arm();
        }

        Optional<TestLabels> testLabels() {
            return side.known().testLabels(arm());
        }

        boolean isTestShared() {
            return side.plan().data().stream().anyMatch(Data::isTestShared);
        }

        OptionalDouble majorityShare() {
            return side.known().majorityShare(arm());
        }
    }

    /** Copies the list. */
    public SideBySide {
        notes = List.copyOf(notes);
    }

    /** Of two or more experiments, in their order. */
    public static SideBySide of(List<ComparedExperiment> sides) {
        Map<Map<String, String>, List<Entry>> byData = new LinkedHashMap<>();
        for (ComparedExperiment side : sides) {
            for (ArmSummary summary : side.summaries()) {
                Map<String, String> data = side.data(summary.arm());
                List<Entry> same = byData.computeIfAbsent(data, key -> new ArrayList<>());
                int number = same.isEmpty() ? byData.size() : same.get(0).data();
                same.add(new Entry(number, side, summary));
            }
        }
        List<List<Entry>> groups = List.copyOf(byData.values());
        List<Entry> entries = groups.stream().flatMap(List::stream).toList();
        List<String> axes = sides.stream()
                .flatMap(side -> side.plan().axes().stream())
                .distinct()
                .toList();
        return new SideBySide(
                new ResultTable(Stream.concat(
                                about(axes, entries, entry -> entry),
                                TerminalSummary.columns(entries, Entry::summary, Entry::majorityShare))
                        .toList()),
                SummaryTable.of(
                        entries, Entry::summary, rows -> about(axes, rows, SummaryTable.Row::of), Entry::testLabels),
                SideBySideNotes.of(sides, groups),
                groups.stream().anyMatch(group -> sides(group).size() > 1));
    }

    private static <T> Stream<TableColumn> about(List<String> axes, List<T> rows, Function<T, Entry> entry) {
        return Stream.concat(
                Stream.of(
                        TableColumn.wholes("data", rows, row -> entry.apply(row).data()),
                        TableColumn.words(
                                "experiment",
                                rows,
                                row -> entry.apply(row).side().name())),
                ArmColumns.of(axes, rows, row -> entry.apply(row).arm()));
    }

    /** The experiments of some arms. */
    static List<ComparedExperiment> sides(List<Entry> entries) {
        return entries.stream().map(Entry::side).distinct().toList();
    }

    /** The table that people read, and the notes as lines. */
    @Override
    public String text() {
        return table.toText() + "\n" + notes.stream().map(note -> note + "\n").collect(Collectors.joining());
    }

    /** The table that people read, and the notes as a list. */
    @Override
    public String markdown() {
        return table.toMarkdown() + "\n"
                + notes.stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
    }

    /** The numbers. */
    @Override
    public ResultTable mainTable() {
        return numbers;
    }

    /** The numbers and the notes. */
    @Override
    public Map<String, ResultTable> tables() {
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        tables.put("summary", numbers);
        tables.put("notes", new ResultTable(List.of(TableColumn.words("note", notes, note -> note))));
        return tables;
    }
}
