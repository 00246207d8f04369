package org.dropwhere.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.VariantRanks;

/** {@code tables/critical-difference}: a row for each variant, best mean rank first. */
final class RanksTable {
    private RanksTable() {}

    static ResultTable of(VariantRanks ranks) {
        List<Integer> places =
                IntStream.range(0, ranks.variants().size()).boxed().toList();
        return new ResultTable(List.of(
                TableColumn.words(
                        "variant", places, place -> ranks.variants().get(place).variant()),
                TableColumn.words("metric", places, place -> ranks.metric().key()),
                TableColumn.wholes("points", places, place -> ranks.points()),
                TableColumn.rounded(
                        "mean_rank",
                        places,
                        place -> OptionalDouble.of(ranks.variants().get(place).meanRank())),
                TableColumn.words("groups", places, place -> groups(ranks, place)),
                TableColumn.pValues("friedman_p", places, place -> OptionalDouble.of(ranks.friedmanP())),
                TableColumn.rounded(
                        "nemenyi_difference", places, place -> OptionalDouble.of(ranks.criticalDifference()))));
    }

    /** The numbers of a variant's groups, from 1; variants that share one are not shown to differ. */
    private static String groups(VariantRanks ranks, int place) {
        return IntStream.range(0, ranks.groups().size())
                .filter(group -> ranks.groups().get(group).has(place))
                .mapToObj(group -> Integer.toString(group + 1))
                .collect(Collectors.joining(" "));
    }
}
