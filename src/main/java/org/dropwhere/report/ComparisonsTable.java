package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.CrossedEstimate;
import org.dropwhere.statistics.Equivalence;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Learning;
import org.dropwhere.statistics.MeanDifference;
import org.dropwhere.statistics.Pair;
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
                        learnt(rows),
                        leftOut(rows),
                        along(rows, Function.identity()))
                .flatMap(Function.identity())
                .toList());
    }

    /** Only where something is, as no table of an ordinary experiment needs it. */
    private static Stream<TableColumn> leftOut(List<Comparison> rows) {
        return rows.stream().allMatch(row -> LeftOutText.of(row).isEmpty())
                ? Stream.of()
                : Stream.of(TableColumn.words("left_out", rows, row -> String.join("; ", LeftOutText.of(row))));
    }

    /** Of comparisons of values; only where there are some. */
    static <T> Stream<TableColumn> along(List<T> rows, Function<T, Comparison> comparison) {
        return rows.stream().allMatch(row -> comparison.apply(row).along().isEmpty())
                ? Stream.of()
                : Stream.of(
                        TableColumn.words(
                                "axis",
                                rows,
                                row -> joined(comparison.apply(row).along())),
                        TableColumn.words(
                                "baseline_value",
                                rows,
                                row -> joined(comparison
                                        .apply(row)
                                        .baseline()
                                        .point()
                                        .valuesOf(comparison.apply(row).along()))));
    }

    /** Of axes that move together, or their values. */
    static String joined(List<String> parts) {
        return String.join(" / ", parts);
    }

    /** In how many seeds something was learnt; only where not in all. */
    private static Stream<TableColumn> learnt(List<Comparison> rows) {
        boolean isInAll = rows.stream()
                .allMatch(row -> row.learning()
                        .filter(learning -> Math.min(
                                        learning.arm().seeds(),
                                        learning.baseline().seeds())
                                < row.pairs().n())
                        .isEmpty());
        return isInAll
                ? Stream.of()
                : Stream.of(
                        TableColumn.someWholes("learnt", rows, row -> seeds(row, Learning::arm)),
                        TableColumn.someWholes("baseline_learnt", rows, row -> seeds(row, Learning::baseline)));
    }

    private static OptionalInt seeds(Comparison row, Function<Learning, Learning.Learnt> of) {
        return row.learning().stream()
                .mapToInt(learning -> of.apply(learning).seeds())
                .findFirst();
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
                        "failed_arm",
                        rows,
                        row -> row.failures().arm() + row.failures().both()),
                TableColumn.wholes(
                        "failed_baseline",
                        rows,
                        row -> row.failures().baseline() + row.failures().both()),
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
                        "median_difference", rows, row -> row.evidence().median()),
                TableColumn.rounded("worst", rows, row -> worst(row, Pair::arm)),
                TableColumn.rounded("baseline_worst", rows, row -> worst(row, Pair::baseline)),
                TableColumn.rounded(
                        "sd", rows, row -> row.evidence().difference().sd()),
                optional("ci95_low", rows, row -> row.evidence().difference().ci95(), Interval::low),
                optional("ci95_high", rows, row -> row.evidence().difference().ci95(), Interval::high),
                optional("bca95_low", rows, row -> row.evidence().bootstrap(), Interval::low),
                optional("bca95_high", rows, row -> row.evidence().bootstrap(), Interval::high));
    }

    /** The value of the worst seed. */
    static OptionalDouble worst(Comparison row, ToDoubleFunction<Pair> value) {
        DoubleStream values = row.pairs().list().stream().mapToDouble(value);
        return row.metric().higherIsBetter() ? values.min() : values.max();
    }

    private static Stream<TableColumn> tests(List<Comparison> rows) {
        return Stream.of(
                pValue("t_p", rows, row -> row.evidence().t(), TestResult::p),
                TableColumn.pValues("sign_flip_p", rows, row -> row.evidence().permutation()),
                pValue("wilcoxon_p", rows, row -> row.evidence().wilcoxon(), TestResult::p),
                pValue("corrected_p", rows, row -> row.evidence().inference(), MeanDifference::p),
                TableColumn.pValues("holm_p", rows, Comparison::adjusted),
                optional("beats", rows, row -> row.evidence().beats(), Proportion::value),
                optional("beats_low", rows, ComparisonsTable::beats, Interval::low),
                optional("beats_high", rows, ComparisonsTable::beats, Interval::high),
                TableColumn.rounded("correlation", rows, row -> row.evidence().correlation()),
                TableColumn.rounded("hedges_g", rows, row -> row.evidence().effect()),
                optional("margin", rows, Comparison::equivalence, Equivalence::margin),
                pValue("equivalence_p", rows, Comparison::equivalence, Equivalence::p),
                TableColumn.pValues(
                        "equivalence_holm_p",
                        rows,
                        row -> row.equivalence().map(Equivalence::adjusted).orElseGet(OptionalDouble::empty)),
                TableColumn.rounded("detectable", rows, row -> row.evidence().detectable()));
    }

    private static Optional<Interval> beats(Comparison row) {
        return row.evidence().beats().map(share -> share.wilson95(row.variation()));
    }

    private static <T> TableColumn pValue(
            String name, List<Comparison> rows, Function<Comparison, Optional<T>> test, ToDoubleFunction<T> p) {
        return TableColumn.pValues(
                name, rows, row -> test.apply(row).stream().mapToDouble(p).findFirst());
    }

    private static <T> TableColumn optional(
            String name, List<Comparison> rows, Function<Comparison, Optional<T>> part, ToDoubleFunction<T> value) {
        return TableColumn.rounded(
                name, rows, row -> part.apply(row).stream().mapToDouble(value).findFirst());
    }
}
