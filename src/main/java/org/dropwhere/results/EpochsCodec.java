package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.training.EpochMetrics;

/**
 * {@code epochs.csv}: a trial's epochs as plain CSV, every number written so that it reads back exactly. People read it
 * with other programs, so nothing else stands in it: {@code trial.json} names its format and holds its checksum.
 */
final class EpochsCodec implements Codec<List<EpochMetrics>> {
    /** The one instance, which has no state. */
    static final EpochsCodec INSTANCE = new EpochsCodec();

    private static final FileFormat FORMAT = new FileFormat("epochs", 1, 1);

    /** A hundred thousand epochs take less (estimated). Chosen, not measured. */
    private static final int MOST_BYTES = 1 << 25;

    private static final int COLUMNS = 6;

    private EpochsCodec() {}

    @Override
    public FileFormat format() {
        return FORMAT;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public byte[] write(List<EpochMetrics> epochs) {
        return table(epochs).toCsv().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<EpochMetrics> read(byte[] bytes) throws DamagedContentException {
        try {
            return read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw DamagedContentException.unknownContent(e);
        }
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
