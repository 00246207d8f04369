package org.dropwhere.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.results.ResultTable;
import org.dropwhere.statistics.BayesianComparison;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.InterquartileMean;
import org.dropwhere.statistics.ProbabilityOfImprovement;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.statistics.VariantRanks;

/**
 * A table beside the verdict, in which it has no part.
 *
 * @param name names its files
 * @param caption what it shows
 * @param table at least one row
 */
public record AdditionalTable(String name, String caption, ResultTable table) {
    private static final String INTERACTIONS = "interactions";
    private static final String PROBABILITIES = "probabilities";
    private static final String INTERQUARTILE_MEANS = "interquartile-means";
    private static final String IMPROVEMENT = "improvement";
    private static final String RANKS = "critical-difference";
    private static final String METRICS = "metrics";
    private static final String WITH_DROPOUT = "with-dropout";

    /** Of all that there are. */
    static final List<String> NAMES =
            List.of(INTERACTIONS, PROBABILITIES, INTERQUARTILE_MEANS, IMPROVEMENT, RANKS, METRICS, WITH_DROPOUT);

    /** What makes each, by its name; it makes none where there is nothing to show. */
    static Map<String, Supplier<Optional<AdditionalTable>>> sources(ResultsByArm results, Comparisons comparisons) {
        List<String> axes = results.plan().axes();
        SummaryMetric primary = comparisons.primary();
        String ofPrimary = " (" + primary.words() + ")";
        Map<String, Supplier<Optional<AdditionalTable>>> sources = new LinkedHashMap<>();
        sources.put(
                INTERACTIONS,
                () -> table(
                        INTERACTIONS,
                        "How much effects depend on other axes" + ofPrimary,
                        InteractionsTable.of(comparisons.interactions())));
        sources.put(PROBABILITIES, () -> {
            List<BayesianComparison> rows = BayesianComparison.of(comparisons);
            return table(
                    PROBABILITIES,
                    "How probable the seeds make it that a variant is worse or better" + ofPrimary,
                    rows,
                    () -> ProbabilitiesTable.of(axes, rows, comparisons.margin()));
        });
        sources.put(INTERQUARTILE_MEANS, () -> {
            List<InterquartileMean> rows = InterquartileMean.of(results, primary);
            return table(
                    INTERQUARTILE_MEANS,
                    "Interquartile means over all points" + ofPrimary,
                    rows,
                    () -> SweepTables.interquartileMeans(rows));
        });
        sources.put(IMPROVEMENT, () -> {
            List<ProbabilityOfImprovement> rows = ProbabilityOfImprovement.of(results, primary);
            return table(
                    IMPROVEMENT,
                    "How probably a trial is better than one of the baseline, over all points" + ofPrimary,
                    rows,
                    () -> SweepTables.improvement(rows));
        });
        sources.put(
                RANKS,
                () -> VariantRanks.of(results, primary)
                        .map(ranks -> new AdditionalTable(
                                RANKS, "Mean ranks over all points" + ofPrimary, RanksTable.of(ranks))));
        sources.put(
                METRICS,
                () -> table(
                        METRICS,
                        "All metrics of the test sequences, dropout off: means and standard deviations over seeds",
                        MetricsTables.withoutDropout(results)));
        sources.put(
                WITH_DROPOUT,
                () -> table(
                        WITH_DROPOUT,
                        "The same of mean probabilities over passes with dropout (Monte Carlo dropout)",
                        MetricsTables.withDropout(results)));
        return sources;
    }

    private static Optional<AdditionalTable> table(String name, String caption, ResultTable table) {
        return table.rows().isEmpty() ? Optional.empty() : Optional.of(new AdditionalTable(name, caption, table));
    }

    private static Optional<AdditionalTable> table(
            String name, String caption, List<?> rows, Supplier<ResultTable> table) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(new AdditionalTable(name, caption, table.get()));
    }
}
