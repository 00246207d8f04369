package org.dropwhere.data.file;

import java.util.List;

/** Looks at the lines of a CSV file. */
final class CsvLook implements CsvRows {
    private final List<ColumnLook> columns;
    private long lines;

    /** Of a file whose columns have these names. */
    CsvLook(List<String> names) {
        columns = names.stream().map(ColumnLook::new).toList();
    }

    @Override
    public void field(int column, Cell cell) {
        columns.get(column).add(cell);
    }

    @Override
    public void end(long line) {
        lines++;
    }

    @Override
    public void discard() {
        // What was seen of a broken line counts: the line is told of when the file is read.
    }

    /** What was seen. */
    FileTable table(String format) {
        return new FileTable(
                format,
                FileTable.COLUMN,
                "line",
                lines,
                columns.stream().map(column -> column.column(lines)).toList(),
                List.of());
    }
}
