package org.dropwhere.results;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.text.NumberText;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;
import tech.tablesaw.io.csv.CsvWriteOptions;

/**
 * A table as it goes to files and to the terminal. Tablesaw writes it; its tables are mutable, so each is made for one
 * text and never leaves this class. An absent number is an empty cell. So is one that is not finite: another column,
 * {@value #NOT_FINITE}, then says which and what it is.
 *
 * @param columns at least one column; names distinct, all equally long
 */
public record ResultTable(List<TableColumn> columns) {
    static final int DECIMALS_IN_CSV = 6;
    private static final int DECIMALS_FOR_PEOPLE = 4;
    /** With fewer significant digits than {@link #SMALL_P} a smaller one would stand there. */
    private static final double SMALLEST_P_WITH_DECIMALS = 0.001;

    private static final MathContext SMALL_P = new MathContext(2);
    private static final String NOT_FINITE = "not_finite";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the columns differ in length, or two share a name
     */
    public ResultTable {
        columns = List.copyOf(columns);
        if (columns.stream().map(column -> column.values().size()).distinct().count() > 1) {
            throw new IllegalArgumentException("Columns of one table are equally long.");
        }
        if (columns.stream().map(TableColumn::name).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("Columns of one table have different names.");
        }
        columns = finite(columns);
    }

    private static List<TableColumn> finite(List<TableColumn> columns) {
        if (columns.stream().allMatch(column -> column.nonFinite().isEmpty())) {
            return columns;
        }
        List<Integer> rows =
                IntStream.range(0, columns.get(0).values().size()).boxed().toList();
        return Stream.concat(
                        columns.stream().map(TableColumn::finite),
                        Stream.of(TableColumn.words(
                                NOT_FINITE,
                                rows,
                                row -> columns.stream()
                                        .filter(column -> column.nonFinite().containsKey(row))
                                        .map(column -> column.name() + ": "
                                                + column.nonFinite().get(row))
                                        .collect(Collectors.joining("; ")))))
                .toList();
    }

    List<String> names() {
        return columns.stream().map(TableColumn::name).toList();
    }

    /** Comma-separated, with a header, lines ended by {@code \n}. */
    public String toCsv() {
        StringWriter text = new StringWriter();
        Table.create(tablesaw(true).toArray(Column<?>[]::new))
                .write()
                .usingOptions(CsvWriteOptions.builder(text)
                        .lineEnd("\n")
                        .usePrintFormatters(true)
                        .ignoreLeadingWhitespaces(false)
                        .ignoreTrailingWhitespaces(false)
                        .build());
        return text.toString();
    }

    /** A Markdown table whose source is aligned too. */
    public String toMarkdown() {
        return new TextTable(tablesaw(false)).toMarkdown();
    }

    /** Aligned for a terminal, without lines. */
    public String toText() {
        return new TextTable(tablesaw(false)).toText();
    }

    /** What people read in the cells, row by row, without the header. */
    public List<List<String>> rows() {
        List<Column<?>> texts = tablesaw(false);
        return IntStream.range(0, columns.get(0).values().size())
                .mapToObj(row ->
                        texts.stream().map(column -> column.getString(row)).toList())
                .toList();
    }

    private List<Column<?>> tablesaw(boolean csv) {
        return columns.stream().<Column<?>>map(column -> column(column, csv)).toList();
    }

    private static Column<?> column(TableColumn column, boolean csv) {
        if (column instanceof TableColumn.Words words) {
            return StringColumn.create(words.name(), words.values());
        }
        if (column instanceof TableColumn.Wholes wholes) {
            LongColumn whole = LongColumn.create(wholes.name());
            for (OptionalLong value : wholes.values()) {
                value.ifPresentOrElse(whole::append, whole::appendMissing);
            }
            whole.setPrintFormatter(new NumberColumnFormatter(format("0"), ""));
            return whole;
        }
        if (column instanceof TableColumn.Exact exact) {
            return csv
                    ? exact(exact.name(), exact.values())
                    : rounded(exact.name(), exact.values(), DECIMALS_FOR_PEOPLE);
        }
        if (column instanceof TableColumn.PValues ps) {
            return written(ps.name(), ps.values(), csv ? NumberText::rounded : ResultTable::pForPeople);
        }
        TableColumn.Rounded rounded = (TableColumn.Rounded) column;
        return rounded(rounded.name(), rounded.values(), csv ? DECIMALS_IN_CSV : DECIMALS_FOR_PEOPLE);
    }

    private static DoubleColumn exact(String name, List<OptionalDouble> values) {
        DoubleColumn column = DoubleColumn.create(name);
        for (OptionalDouble value : values) {
            value.ifPresentOrElse(column::append, column::appendMissing);
        }
        // Without a format it is Double.toString.
        column.setPrintFormatter(new NumberColumnFormatter(""));
        return column;
    }

    private static DoubleColumn rounded(String name, List<OptionalDouble> values, int decimals) {
        DoubleColumn column = DoubleColumn.create(name);
        for (OptionalDouble value : values) {
            // Through BigDecimal there is no minus before a zero.
            value.ifPresentOrElse(
                    number -> column.append(new BigDecimal(number)
                            .setScale(decimals, RoundingMode.HALF_EVEN)
                            .doubleValue()),
                    column::appendMissing);
        }
        column.setPrintFormatter(new NumberColumnFormatter(format("0." + "0".repeat(decimals)), ""));
        return column;
    }

    /** Numbers in the words of a function. */
    private static DoubleColumn written(String name, List<OptionalDouble> values, DoubleFunction<String> text) {
        DoubleColumn column = DoubleColumn.create(name);
        for (OptionalDouble value : values) {
            value.ifPresentOrElse(column::append, column::appendMissing);
        }
        column.setPrintFormatter(new NumberColumnFormatter("") {
            @Override
            public String format(double value) {
                return Double.isNaN(value) ? "" : text.apply(value);
            }
        });
        return column;
    }

    private static String pForPeople(double p) {
        return p < SMALLEST_P_WITH_DECIMALS
                ? NumberText.of(new BigDecimal(p, SMALL_P))
                : format("0." + "0".repeat(DECIMALS_FOR_PEOPLE)).format(p);
    }

    /** Tablesaw's own formats have the digits of the machine's locale. */
    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
