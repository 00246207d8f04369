package org.dropwhere.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.Spending;
import org.dropwhere.statistics.ArmPair;
import org.dropwhere.statistics.InterimLooks;
import org.dropwhere.statistics.LookLimits;
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

    private LookLevelsText(InterimLooks looks, LookLimits limits) {
        this.looks = looks;
        this.limits = limits;
    }

    /**
     * Lines, the last of them ended.
     *
     * @return absent if no maximum is declared, nothing is compared, or seeds were chosen after an undeclared look
     */
    public static Optional<String> of(Plan plan, InterimLooks looks) {
        return looks.isSpending() && !ArmPair.of(plan).isEmpty()
                ? Optional.of(new LookLevelsText(looks, LookLimits.of(plan, looks)).text())
                : Optional.empty();
    }

    private String text() {
        int most = looks.most().orElse(looks.now());
        List<String> sentences = new ArrayList<>();
        sentences.add("The file declares " + looks.spending().key() + ".");
        if (limits.comparisons() > 1) {
            sentences.add(
                    "With " + limits.comparisons() + " comparisons the p values are those of the clearest (Holm).");
        }
        impossible().ifPresent(sentences::add);
        return "Looks: seeds may be added up to " + most
                + ", and all looks together err in no more than 5 %. With looks at these numbers of seeds, a difference"
                + " needs at most the p value, and equivalence half of it on each side of the margin:\n\n"
                + table().toText() + "\n" + String.join(" ", sentences) + "\n";
    }

    private ResultTable table() {
        List<InterimLooks> rows = looks.schedule();
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.wholes("seeds", rows, InterimLooks::now));
        for (Spending spending : Spending.values()) {
            columns.add(TableColumn.words(spending.key(), rows, row -> level(row.spending(spending))));
        }
        return new ResultTable(columns);
    }

    private String level(InterimLooks look) {
        LookLimits at = new LookLimits(look, limits.comparisons());
        return at.canShow(look.now()) ? text(at.level(look.now())) : IMPOSSIBLE;
    }

    private static String text(double level) {
        return NumberText.of(new BigDecimal(level, THREE_DIGITS));
    }

    /** Below how many seeds a claim cannot be made, if it cannot at this look. */
    private Optional<String> impossible() {
        List<String> places = new ArrayList<>();
        for (Spending spending : Spending.values()) {
            OptionalInt from = new LookLimits(looks.spending(spending), limits.comparisons()).enough();
            if (from.isEmpty() || from.getAsInt() > looks.now()) {
                places.add((from.isPresent() ? "below " + from.getAsInt() + " seeds" : "at every number of seeds")
                        + " with " + spending.key());
            }
        }
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of("A claim is impossible at a " + (looks.before().isEmpty() ? "first" : "next") + " look "
                        + Words.list(places, "and") + ", however clearly the seeds agree.");
    }
}
