package org.dropwhere.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.data.PartSummary;
import org.dropwhere.data.ZeroTokens;
import org.dropwhere.report.KnownData;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;

/** How many sequences there are, and how frequent labels and token 0 are, a row for each part. */
final class SequencesTable {
    private record Row(KnownData.Entry entry, String name, PartSummary part) {
        private String value(String axis) {
            return entry.point().values().getOrDefault(axis, "");
        }
    }

    private SequencesTable() {}

    /** The table; columns of axes are there if the data are not the same along a sweep. */
    static ResultTable of(List<String> axes, KnownData known) {
        List<Row> rows = known.entries().stream()
                .flatMap(entry -> Stream.of(
                        new Row(entry, "training", entry.summary().train()),
                        new Row(entry, "validation", entry.summary().validation()),
                        new Row(entry, "test", entry.summary().test())))
                .toList();
        List<TableColumn> columns = new ArrayList<>();
        // Where data differ along a sweep, the first point that has them stands for them.
        if (known.entries().size() > 1) {
            axes.forEach(axis -> columns.add(TableColumn.words(axis, rows, row -> row.value(axis))));
        }
        columns.add(TableColumn.words("part", rows, Row::name));
        columns.add(TableColumn.wholes("sequences", rows, row -> row.part().sequences()));
        columns.add(TableColumn.wholes("label 1", rows, row -> row.part().ones()));
        columns.add(TableColumn.rounded(
                "share of the more frequent label",
                rows,
                row -> OptionalDouble.of(row.part().majorityShare())));
        columns.add(TableColumn.someWholes("with token 0", rows, SequencesTable::withZeros));
        columns.add(TableColumn.rounded("share of token 0", rows, SequencesTable::shareOfZeros));
        columns.add(TableColumn.words("token 0", rows, row -> row.entry().maskZero() ? "padding" : "a token"));
        return new ResultTable(columns);
    }

    private static OptionalInt withZeros(Row row) {
        return row.part().zeros().stream().mapToInt(ZeroTokens::sequences).findFirst();
    }

    private static OptionalDouble shareOfZeros(Row row) {
        double tokens = (double) row.part().sequences() * row.entry().summary().length();
        return row.part().zeros().stream()
                .mapToDouble(zeros -> zeros.tokens() / tokens)
                .findFirst();
    }
}
