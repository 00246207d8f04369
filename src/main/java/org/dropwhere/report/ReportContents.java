package org.dropwhere.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;

/** The contents of a report's files, by their paths in the folder, before any is written. */
public final class ReportContents {
    private static final String NO_PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="UTF-8"/><title>No report</title></head>
            <body><p>This page could not be made. The numbers are in the tables beside it.</p></body></html>
            """;

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /** Adds a table, as CSV and Markdown. */
    public ResultTable put(String name, ResultTable table) {
        files.put("tables/" + name + ".csv", utf8(table.toCsv()));
        files.put("tables/" + name + ".md", utf8(table.toMarkdown()));
        return table;
    }

    /** Adds a table; in place of one that cannot be made another, so that no old one is taken for it. */
    public ResultTable put(Attempts attempts, String name, Supplier<ResultTable> table) {
        return attempts.make("The table " + name, () -> put(name, table.get())).orElseGet(() -> put(name, noTable()));
    }

    /** Adds a chart, as SVG and PNG. */
    public void put(Chart chart) {
        files.put("charts/" + chart.name() + ".svg", utf8(chart.svg()));
        files.put("charts/" + chart.name() + ".png", chart.png());
    }

    /** Adds the page; in place of one that could not be made one that says so. */
    public void put(Optional<ReportPage> page) {
        files.put(Report.PAGE, utf8(page.map(ReportPage::text).orElse(NO_PAGE)));
    }

    /** Adds all of others. */
    public void putAll(Map<String, byte[]> others) {
        files.putAll(others);
    }

    /** All files. */
    public SortedMap<String, byte[]> files() {
        return new TreeMap<>(files);
    }

    /** What stands in place of a table that could not be made. */
    static ResultTable noTable() {
        return new ResultTable(
                List.of(TableColumn.words("missing", List.of("this table could not be made"), text -> text)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
