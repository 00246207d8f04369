package org.dropwhere.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.Spending;
import org.dropwhere.statistics.InterimLooks;
import org.dropwhere.statistics.LookLimits;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;

/**
 * What each look at growing results allows, for every way of spending side by side, for those who have yet to choose
 * one.
 */
public final class LookLevelsText {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.DOWN);
    private static final String IMPOSSIBLE = "impossible";

    private final InterimLooks looks;
    private final LookLimits limits;
    private final boolean hasMargin;

    private LookLevelsText(InterimLooks looks, LookLimits limits, boolean hasMargin) {
        this.looks = looks;
        this.limits = limits;
        this.hasMargin = hasMargin;
    }

    /**
     * Lines, the last of them ended.
     *
     * @return absent if no maximum is declared, nothing is compared, or seeds were chosen after an undeclared look
     */
    public static Optional<String> of(Plan plan, InterimLooks looks) {
        boolean hasMargin = SummaryMetric.of(plan.experiment().analysis().primary())
                .margin(plan.experiment().analysis().equivalence())
                .isPresent();
        return looks.isSpending() && !plan.experiment().comparisons().isEmpty()
                ? Optional.of(new LookLevelsText(looks, LookLimits.of(plan, looks), hasMargin).text())
                : Optional.empty();
    }

    private String text() {
        int most = looks.most().orElse(looks.now());
        List<String> sentences = new ArrayList<>();
        sentences.add("The file declares " + looks.spending().key() + ".");
        if (limits.comparisons() > 1) {
            sentences.add("With " + limits.comparisons()
                    + " comparisons the p values for a difference are those of the clearest (Holm).");
        }
        impossible("A difference", LookLimits::enoughForDifference).ifPresent(sentences::add);
        if (hasMargin) {
            impossible("Equivalence", LookLimits::enoughForEquivalence).ifPresent(sentences::add);
        }
        return "Looks: seeds may be added up to " + most
                + ", and all looks together err in no more than 5 %. With looks at these numbers of seeds, a claim needs"
                + " at most the p value:\n\n" + table().toText() + "\n" + String.join(" ", sentences) + "\n";
    }

    private ResultTable table() {
        List<InterimLooks> rows = looks.schedule();
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.wholes("seeds", rows, InterimLooks::now));
        columns.addAll(columns(rows, "different", LookLevelsText::difference));
        if (hasMargin) {
            columns.addAll(columns(rows, "equivalent", LookLevelsText::equivalence));
        }
        return new ResultTable(columns);
    }

    private List<TableColumn> columns(
            List<InterimLooks> rows, String claim, BiFunction<LookLimits, Integer, String> level) {
        return Arrays.stream(Spending.values())
                .map(spending -> TableColumn.words(
                        claim + " (" + spending.key() + ")",
                        rows,
                        row -> level.apply(new LookLimits(row.spending(spending), limits.comparisons()), row.now())))
                .toList();
    }

    private static String difference(LookLimits limits, int seeds) {
        return limits.canShowDifference(seeds) ? text(limits.difference(seeds)) : IMPOSSIBLE;
    }

    private static String equivalence(LookLimits limits, int seeds) {
        return limits.canShowEquivalence(seeds) ? text(limits.equivalence(seeds)) : IMPOSSIBLE;
    }

    private static String text(double level) {
        return NumberText.of(new BigDecimal(level, THREE_DIGITS));
    }

    /** Below how many seeds a claim cannot be made, if it cannot at this look. */
    private Optional<String> impossible(String claim, Function<LookLimits, OptionalInt> first) {
        List<String> places = new ArrayList<>();
        for (Spending spending : Spending.values()) {
            OptionalInt from = first.apply(new LookLimits(looks.spending(spending), limits.comparisons()));
            if (from.isEmpty() || from.getAsInt() > looks.now()) {
                places.add((from.isPresent() ? "below " + from.getAsInt() + " seeds" : "at every number of seeds")
                        + " with " + spending.key());
            }
        }
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(claim + " is impossible at a " + (looks.before().isEmpty() ? "first" : "next") + " look "
                        + Words.list(places, "and") + ", however clearly the seeds agree.");
    }
}
