package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.CrossedEstimate;
import org.dropwhere.statistics.Equivalence;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Proportion;
import org.dropwhere.statistics.SharedTestSequences;
import org.dropwhere.statistics.TestResult;
import org.dropwhere.statistics.Verdict;

/** {@code tables/comparisons}: a row for each comparison and each metric, the metric of the verdict first. */
final class ComparisonsTable {
    private ComparisonsTable() {}

    static ResultTable of(List<String> axes, List<Comparison> rows) {
        return new ResultTable(Stream.of(
                        ArmColumns.of(axes, rows, Comparison::arm),
                        Stream.of(
                                TableColumn.words(
                                        "baseline", rows, row -> row.baseline().variant()),
                                TableColumn.words(
                                        "metric", rows, row -> row.metric().key()),
                                TableColumn.words(
                                        "verdict",
                                        rows,
                                        row -> row.verdict()
                                                .map(verdict -> verdict.kind().words())
                                                .orElse("")),
                                TableColumn.someWholes("seeds_to_add", rows, ComparisonsTable::seedsToAdd)),
                        seeds(rows),
                        difference(rows),
                        tests(rows),
                        crossed(rows),
                        leftOut(rows))
                .flatMap(Function.identity())
                .toList());
    }

    /** Only where something is, as no table of an ordinary experiment needs it. */
    private static Stream<TableColumn> leftOut(List<Comparison> rows) {
        return rows.stream().allMatch(row -> LeftOutText.of(row).isEmpty())
                ? Stream.of()
                : Stream.of(TableColumn.words("left_out", rows, row -> String.join("; ", LeftOutText.of(row))));
    }

    /** Over seeds and test sequences; only where all seeds share these. */
    private static Stream<TableColumn> crossed(List<Comparison> rows) {
        if (rows.stream().allMatch(row -> crossed(row).isEmpty())) {
            return Stream.of();
        }
        return Stream.of(
                TableColumn.someWholes(
                        "test_sequences",
                        rows,
                        row -> crossed(row).stream()
                                .mapToInt(CrossedEstimate::sequences)
                                .findFirst()),
                optional("crossed_se", rows, ComparisonsTable::crossed, CrossedEstimate::standardError),
                optional("crossed95_low", rows, row -> row.shared().flatMap(SharedTestSequences::ci95), Interval::low),
                optional(
                        "crossed95_high", rows, row -> row.shared().flatMap(SharedTestSequences::ci95), Interval::high),
                optional("crossed_p", rows, ComparisonsTable::crossed, CrossedEstimate::p));
    }

    private static Optional<CrossedEstimate> crossed(Comparison row) {
        return row.shared().flatMap(SharedTestSequences::estimate);
    }

    private static OptionalInt seedsToAdd(Comparison row) {
        return row.verdict().map(Verdict::seedsToAdd).orElseGet(OptionalInt::empty);
    }

    private static Stream<TableColumn> seeds(List<Comparison> rows) {
        return Stream.of(
                TableColumn.wholes("n", rows, row -> row.pairs().n()),
                TableColumn.wholes("failed", rows, row -> row.pairs().failed().size()),
                TableColumn.wholes(
                        "unfinished", rows, row -> row.pairs().unfinished().size()));
    }

    private static Stream<TableColumn> difference(List<Comparison> rows) {
        return Stream.of(
                TableColumn.rounded("mean", rows, row -> row.evidence().arm().mean()),
                TableColumn.rounded(
                        "baseline_mean", rows, row -> row.evidence().baseline().mean()),
                TableColumn.rounded(
                        "difference", rows, row -> row.evidence().difference().mean()),
                TableColumn.rounded(
                        "sd", rows, row -> row.evidence().difference().sd()),
                optional("ci95_low", rows, row -> row.evidence().difference().ci95(), Interval::low),
                optional("ci95_high", rows, row -> row.evidence().difference().ci95(), Interval::high),
                optional("bca95_low", rows, row -> row.evidence().bootstrap(), Interval::low),
                optional("bca95_high", rows, row -> row.evidence().bootstrap(), Interval::high));
    }

    private static Stream<TableColumn> tests(List<Comparison> rows) {
        return Stream.of(
                optional("t_p", rows, row -> row.evidence().t(), TestResult::p),
                TableColumn.rounded("sign_flip_p", rows, row -> row.evidence().permutation()),
                optional("wilcoxon_p", rows, row -> row.evidence().wilcoxon(), TestResult::p),
                TableColumn.rounded("holm_p", rows, Comparison::adjusted),
                share("beats", rows, Proportion::value),
                share("beats_low", rows, share -> share.wilson95().low()),
                share("beats_high", rows, share -> share.wilson95().high()),
                TableColumn.rounded("correlation", rows, row -> row.evidence().correlation()),
                TableColumn.rounded("hedges_g", rows, row -> row.evidence().effect()),
                equivalence("margin", rows, Equivalence::margin),
                equivalence("equivalence_p", rows, Equivalence::p),
                optional("ci90_low", rows, row -> row.equivalence().flatMap(Equivalence::ci90), Interval::low),
                optional("ci90_high", rows, row -> row.equivalence().flatMap(Equivalence::ci90), Interval::high),
                TableColumn.rounded("detectable", rows, row -> row.evidence().detectable()));
    }

    private static TableColumn share(String name, List<Comparison> rows, ToDoubleFunction<Proportion> value) {
        return optional(name, rows, row -> row.evidence().beats(), value);
    }

    private static TableColumn equivalence(String name, List<Comparison> rows, ToDoubleFunction<Equivalence> value) {
        return optional(name, rows, Comparison::equivalence, value);
    }

    private static <T> TableColumn optional(
            String name, List<Comparison> rows, Function<Comparison, Optional<T>> part, ToDoubleFunction<T> value) {
        return TableColumn.rounded(
                name, rows, row -> part.apply(row).stream().mapToDouble(value).findFirst());
    }
}
