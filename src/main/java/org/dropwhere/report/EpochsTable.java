package org.dropwhere.report;

import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.training.EpochMetrics;

/** {@code tables/epochs}: a row for each cell, in the order of the plan, and each epoch it completed. */
final class EpochsTable {
    private record Row(PlannedRun run, EpochMetrics metrics) {}

    private EpochsTable() {}

    static ResultTable of(List<String> axes, List<PlannedRunResult> results) {
        List<Row> rows = results.stream()
                .flatMap(result -> result.outcome().stream()
                        .flatMap(outcome -> outcome.epochs().stream())
                        .map(metrics -> new Row(result.run(), metrics)))
                .toList();
        return new ResultTable(Stream.concat(
                        ArmColumns.of(axes, rows, row -> row.run().arm()),
                        Stream.of(
                                TableColumn.words(
                                        "seed",
                                        rows,
                                        row -> Long.toString(row.run().seed())),
                                TableColumn.words(
                                        "trial", rows, row -> row.run().trial().id()),
                                TableColumn.wholes(
                                        "epoch", rows, row -> row.metrics().epoch()),
                                TableColumn.exact(
                                        "loss", rows, row -> row.metrics().loss()),
                                TableColumn.exact(
                                        "train_loss", rows, row -> row.metrics().trainLoss()),
                                TableColumn.exact(
                                        "train_accuracy",
                                        rows,
                                        row -> row.metrics().trainAccuracy()),
                                TableColumn.exact(
                                        "validation_loss",
                                        rows,
                                        row -> row.metrics().validationLoss()),
                                TableColumn.exact(
                                        "validation_accuracy",
                                        rows,
                                        row -> row.metrics().validationAccuracy())))
                .toList());
    }
}
