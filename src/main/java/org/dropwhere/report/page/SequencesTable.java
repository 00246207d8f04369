package org.dropwhere.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.dropwhere.data.LengthSummary;
import org.dropwhere.data.PartSummary;
import org.dropwhere.data.Repeated;
import org.dropwhere.data.ZeroTokens;
import org.dropwhere.report.KnownData;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.FileData;

/** How many sequences there are, how long they are, and how frequent labels and token 0 are, a row for each part. */
final class SequencesTable {
    private record Row(KnownData.Entry entry, String name, PartSummary part) {
        private String value(String axis) {
            return entry.point().values().getOrDefault(axis, "");
        }
    }

    private SequencesTable() {}

    /** The table; columns of axes are there if the data are not the same along a sweep. */
    static ResultTable of(List<String> axes, List<KnownData.Entry> entries) {
        List<Row> rows = entries.stream()
                .flatMap(entry -> Stream.of(
                        new Row(entry, "training", entry.summary().train()),
                        new Row(entry, "validation", entry.summary().validation()),
                        new Row(entry, "test", entry.summary().test())))
                .toList();
        List<TableColumn> columns = new ArrayList<>();
        // Where data differ along a sweep, the first point that has them stands for them.
        if (entries.size() > 1) {
            axes.forEach(axis -> columns.add(TableColumn.words(axis, rows, row -> row.value(axis))));
        }
        columns.add(TableColumn.words("part", rows, Row::name));
        columns.add(TableColumn.wholes("sequences", rows, row -> row.part().sequences()));
        columns.add(TableColumn.wholes("label 1", rows, row -> row.part().ones()));
        columns.add(TableColumn.rounded(
                "share of the more frequent label",
                rows,
                row -> OptionalDouble.of(row.part().majorityShare())));
        if (entries.stream().anyMatch(entry -> entry.data() instanceof FileData)) {
            columns.add(TableColumn.someWholes("shortest", rows, row -> length(row, LengthSummary::shortest)));
            columns.add(TableColumn.someWholes("median length", rows, row -> length(row, LengthSummary::median)));
            columns.add(TableColumn.someWholes("longest", rows, row -> length(row, LengthSummary::longest)));
            columns.add(TableColumn.someWholes("repeated in the part", rows, SequencesTable::repeated));
        }
        if (rows.stream().anyMatch(row -> row.part().unknown().isPresent())) {
            columns.add(TableColumn.rounded("share of unknown words", rows, SequencesTable::shareOfUnknown));
        }
        if (entries.stream().anyMatch(KnownData.Entry::hasTokens)) {
            columns.add(TableColumn.someWholes("with token 0", rows, SequencesTable::withZeros));
            columns.add(TableColumn.rounded("share of token 0", rows, SequencesTable::shareOfZeros));
            columns.add(TableColumn.words("token 0", rows, SequencesTable::meaningOfZero));
        }
        return new ResultTable(columns);
    }

    private static String meaningOfZero(Row row) {
        return !row.entry().hasTokens() ? "" : row.entry().maskZero() ? "padding" : "a token";
    }

    private static OptionalInt length(Row row, ToIntFunction<LengthSummary> which) {
        return row.part().lengths().stream().mapToInt(which).findFirst();
    }

    private static OptionalInt repeated(Row row) {
        return row.part().repeated().stream().mapToInt(Repeated::sequences).findFirst();
    }

    private static OptionalDouble shareOfUnknown(Row row) {
        return row.part().unknown().stream()
                .mapToDouble(unknown -> (double) unknown.tokens() / row.part().words())
                .findFirst();
    }

    private static OptionalInt withZeros(Row row) {
        return row.part().zeros().stream().mapToInt(ZeroTokens::sequences).findFirst();
    }

    private static OptionalDouble shareOfZeros(Row row) {
        double tokens = row.part().steps(row.entry().summary().longest());
        return row.part().zeros().stream()
                .mapToDouble(zeros -> zeros.tokens() / tokens)
                .findFirst();
    }
}
