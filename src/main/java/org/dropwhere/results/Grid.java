package org.dropwhere.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** The cells of a table as text, padded to the width of their columns: words to the left, numbers to the right. */
final class Grid {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> numeric;
    private final List<Integer> widths;

    Grid(Table table) {
        rows.add(table.columnNames());
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            rows.add(IntStream.range(0, table.columnCount())
                    .mapToObj(column -> table.getString(at, column))
                    .toList());
        }
        numeric = table.types().stream().map(type -> type != ColumnType.STRING).toList();
        widths = IntStream.range(0, table.columnCount())
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
