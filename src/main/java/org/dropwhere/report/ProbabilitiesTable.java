package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.BayesianComparison;
import org.dropwhere.statistics.Posterior;

/** {@code tables/probabilities}: a row for each comparison on the metric of the verdict. */
final class ProbabilitiesTable {
    private ProbabilitiesTable() {}

    static ResultTable of(List<String> axes, List<BayesianComparison> rows, OptionalDouble margin) {
        return new ResultTable(Stream.of(
                        ArmColumns.of(axes, rows, row -> row.comparison().arm()),
                        Stream.of(
                                TableColumn.words(
                                        "baseline",
                                        rows,
                                        row -> row.comparison().baseline().variant()),
                                TableColumn.words(
                                        "metric",
                                        rows,
                                        row -> row.comparison().metric().key()),
                                TableColumn.wholes(
                                        "n",
                                        rows,
                                        row -> row.comparison().pairs().n())),
                        margin.isPresent()
                                ? Stream.of(TableColumn.rounded("margin", rows, row -> margin))
                                : Stream.<TableColumn>of(),
                        of("t", rows, BayesianComparison::t, margin.isPresent()),
                        of("signed_rank", rows, BayesianComparison::signedRank, margin.isPresent()),
                        ComparisonsTable.along(rows, BayesianComparison::comparison))
                .flatMap(Function.identity())
                .toList());
    }

    private static Stream<TableColumn> of(
            String model,
            List<BayesianComparison> rows,
            Function<BayesianComparison, Optional<Posterior>> posterior,
            boolean hasMargin) {
        return Stream.of(
                        Stream.of(column(model + "_worse", rows, posterior, each -> OptionalDouble.of(each.worse()))),
                        hasMargin
                                ? Stream.of(column(model + "_within", rows, posterior, Posterior::within))
                                : Stream.<TableColumn>of(),
                        Stream.of(column(model + "_better", rows, posterior, each -> OptionalDouble.of(each.better()))))
                .flatMap(Function.identity());
    }

    private static TableColumn column(
            String name,
            List<BayesianComparison> rows,
            Function<BayesianComparison, Optional<Posterior>> posterior,
            Function<Posterior, OptionalDouble> probability) {
        return TableColumn.rounded(
                name, rows, row -> posterior.apply(row).map(probability).orElseGet(OptionalDouble::empty));
    }
}
