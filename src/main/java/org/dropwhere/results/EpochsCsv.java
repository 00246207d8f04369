package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.text.Sha256;
import org.dropwhere.training.EpochMetrics;

/** A trial's epochs as CSV, every number written so that it reads back exactly. */
final class EpochsCsv {
    /** A hundred thousand epochs take less. */
    static final int MOST_BYTES = 1 << 25;

    private static final int COLUMNS = 6;

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
        } catch (IllegalArgumentException e) {
            throw Damaged.unknownFormat(e);
        }
    }

    private static List<EpochMetrics> read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()
                || !lines.get(0).equals(String.join(",", table(List.of()).names()))) {
            throw new IllegalArgumentException("it has other columns");
        }
        List<EpochMetrics> epochs = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            EpochMetrics metrics = metrics(line.split(",", -1));
            if (metrics.epoch() != epochs.size() + 1) {
                throw new IllegalArgumentException("epoch " + metrics.epoch() + " comes after " + epochs.size());
            }
            epochs.add(metrics);
        }
        return epochs;
    }

    private static EpochMetrics metrics(String[] cells) {
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("a line has " + cells.length + " cells");
        }
        return TrialRules.sound(new EpochMetrics(
                Integer.parseInt(cells[0]),
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5])));
    }
}
