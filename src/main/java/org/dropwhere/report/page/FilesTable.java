package org.dropwhere.report.page;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.data.FileSummary;
import org.dropwhere.report.KnownData;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.FileData;

/** The files that the sequences come from, a row for each; by their names, as folders are nobody else's business. */
final class FilesTable {
    private record Row(String name, FileSummary file) {}

    private FilesTable() {}

    static ResultTable of(KnownData known) {
        List<Row> rows = known.entries().stream()
                .filter(entry -> entry.data() instanceof FileData)
                .flatMap(entry -> {
                    List<Path> paths = ((FileData) entry.data()).paths();
                    return IntStream.range(0, paths.size())
                            .mapToObj(i -> new Row(
                                    String.valueOf(paths.get(i).getFileName()),
                                    entry.summary().files().get(i)));
                })
                .distinct()
                .toList();
        return new ResultTable(List.of(
                TableColumn.words("file", rows, Row::name),
                TableColumn.words("format", rows, row -> row.file().format()),
                TableColumn.words("SHA-256", rows, row -> row.file().checksum())));
    }
}
