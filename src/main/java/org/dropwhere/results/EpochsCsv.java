package org.dropwhere.results;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.plan.Sha256;
import org.dropwhere.training.EpochMetrics;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** A trial's epochs as CSV, every number written so that it reads back exactly. */
final class EpochsCsv {
    private static final ColumnType[] TYPES = {
        ColumnType.INTEGER,
        ColumnType.DOUBLE,
        ColumnType.DOUBLE,
        ColumnType.DOUBLE,
        ColumnType.DOUBLE,
        ColumnType.DOUBLE
    };

    private EpochsCsv() {}

    static String write(List<EpochMetrics> epochs) {
        return table(epochs).toCsv();
    }

    private static ResultTable table(List<EpochMetrics> epochs) {
        return new ResultTable(List.of(
                TableColumn.wholes("epoch", epochs, EpochMetrics::epoch),
                TableColumn.exact("loss", epochs, EpochMetrics::loss),
                TableColumn.exact("train_loss", epochs, EpochMetrics::trainLoss),
                TableColumn.exact("train_accuracy", epochs, EpochMetrics::trainAccuracy),
                TableColumn.exact("validation_loss", epochs, EpochMetrics::validationLoss),
                TableColumn.exact("validation_accuracy", epochs, EpochMetrics::validationAccuracy)));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param checksum of what was written
     * @throws Damaged if it is anything else
     */
    static List<EpochMetrics> read(byte[] bytes, String checksum) throws Damaged {
        if (!Sha256.of(bytes).equals(checksum)) {
            throw new Damaged(
                    bytes.length == 0 ? "it is empty" : "its content does not have the checksum in trial.json");
        }
        try {
            return read(new String(bytes, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw Damaged.unknownFormat(e);
        }
    }

    private static List<EpochMetrics> read(String text) {
        Table table =
                Table.read().csv(CsvReadOptions.builder(new StringReader(text)).columnTypes(TYPES));
        if (!table.columnNames().equals(table(List.of()).names())) {
            throw new IllegalArgumentException("Other columns: " + table.columnNames());
        }
        if (table.columns().stream().anyMatch(column -> column.countMissing() > 0)) {
            throw new IllegalArgumentException("Numbers are missing");
        }
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> new EpochMetrics(
                        table.intColumn(0).getInt(row),
                        table.doubleColumn(1).getDouble(row),
                        table.doubleColumn(2).getDouble(row),
                        table.doubleColumn(3).getDouble(row),
                        table.doubleColumn(4).getDouble(row),
                        table.doubleColumn(5).getDouble(row)))
                .toList();
    }
}
