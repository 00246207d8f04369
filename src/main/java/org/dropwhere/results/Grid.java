package org.dropwhere.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.columns.Column;

/** The cells of a table as text, padded to the width of their columns: words to the left, numbers to the right. */
final class Grid {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> numeric;
    private final List<Integer> widths;

    /** Of one column or more, equally long. Not of a Tablesaw table, which takes half a second to make the first. */
    Grid(List<Column<?>> columns) {
        rows.add(columns.stream().map(Column::name).toList());
        for (int row = 0; row < columns.get(0).size(); row++) {
            int at = row;
            rows.add(columns.stream().map(column -> column.getString(at)).toList());
        }
        numeric = columns.stream()
                .map(column -> column.type() != ColumnType.STRING)
                .toList();
        widths = IntStream.range(0, columns.size())
                .mapToObj(column -> Math.max(
                        // Markdown's line under the header needs three characters.
                        3,
                        rows.stream()
                                .mapToInt(row -> width(row.get(column)))
                                .max()
                                .orElse(0)))
                .toList();
    }

    String toText() {
        return rows.stream()
                .map(row -> String.join("  ", padded(row)).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    String toMarkdown() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(padded(row)));
        }
        lines.add(1, line(IntStream.range(0, widths.size()).mapToObj(this::rule).toList()));
        return String.join("", lines);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String rule(int column) {
        String dashes = "-".repeat(widths.get(column) - 1);
        return numeric.get(column) ? dashes + ":" : ":" + dashes;
    }

    private List<String> padded(List<String> row) {
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
