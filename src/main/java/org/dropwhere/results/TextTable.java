package org.dropwhere.results;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.text.Words;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.columns.Column;

/** The cells of a table as text, padded to the width of their columns: words to the left, numbers to the right. */
final class TextTable {
    /** What Markdown would take for the border of a cell, or for the beginning of HTML. */
    private static final Pattern SYNTAX = Pattern.compile("\\||<(?=[A-Za-z/!?])");

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> numeric;

    /**
     * Of columns rather than of a Tablesaw table, since the first of those is slow to make (not measured).
     *
     * @param columns at least one column, all equally long
     */
    TextTable(List<Column<?>> columns) {
        rows.add(visible(columns.stream().map(Column::name)));
        for (int row = 0; row < columns.get(0).size(); row++) {
            int at = row;
            rows.add(visible(columns.stream().map(column -> column.getString(at))));
        }
        numeric = columns.stream()
                .map(column -> column.type() != ColumnType.STRING)
                .toList();
    }

    /** A row is one line, whatever stands in its cells. */
    private static List<String> visible(Stream<String> cells) {
        return cells.map(Words::visible).toList();
    }

    String toText() {
        List<Integer> widths = widths(rows);
        return rows.stream()
                .map(row -> String.join("  ", padded(row, widths)).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    String toMarkdown() {
        List<List<String>> escaped = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> SYNTAX.matcher(cell).replaceAll("\\\\$0"))
                        .toList())
                .toList();
        List<Integer> widths = widths(escaped);
        List<String> lines = new ArrayList<>();
        for (List<String> row : escaped) {
            lines.add(line(padded(row, widths)));
        }
        lines.add(
                1,
                line(IntStream.range(0, widths.size())
                        .mapToObj(column -> rule(column, widths.get(column)))
                        .toList()));
        return String.join("", lines);
    }

    private static List<Integer> widths(List<List<String>> rows) {
        return IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> Math.max(
                        // Markdown's line under the header needs three characters.
                        3,
                        rows.stream()
                                .mapToInt(row -> width(row.get(column)))
                                .max()
                                .orElse(0)))
                .toList();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String rule(int column, int width) {
        String dashes = "-".repeat(width - 1);
        return numeric.get(column) ? dashes + ":" : ":" + dashes;
    }

    private List<String> padded(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> {
                    String cell = row.get(column);
                    String space = " ".repeat(widths.get(column) - width(cell));
                    return numeric.get(column) ? space + cell : cell + space;
                })
                .toList();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
