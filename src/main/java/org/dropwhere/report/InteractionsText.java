package org.dropwhere.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.plan.Point;
import org.dropwhere.statistics.ComparedNames;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interaction;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;

/** Which effects depend on an axis, in sentences. */
public final class InteractionsText {
    /** More sentences would not be read; the table has them all. */
    private static final int MOST = 6;

    private static final int DECIMALS = 4;
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);

    private InteractionsText() {}

    /** A sentence for each interaction that is shown, or one that none is; nothing where there are none to test. */
    public static List<String> sentences(Comparisons comparisons) {
        List<Interaction> all = comparisons.interactions();
        if (all.isEmpty()) {
            return List.of();
        }
        List<Interaction> shown = all.stream().filter(Interaction::isShown).toList();
        if (shown.isEmpty()) {
            return List.of(none(all));
        }
        List<String> sentences = new ArrayList<>(shown.stream()
                .limit(MOST)
                .map(interaction -> sentence(interaction, comparisons))
                .toList());
        if (shown.size() > MOST) {
            sentences.add("So do " + (shown.size() - MOST) + " more; they are in tables/interactions.");
        }
        return sentences;
    }

    private static String none(List<Interaction> all) {
        boolean areTooFew =
                all.stream().allMatch(interaction -> interaction.differences().n() < Verdict.FEWEST_SEEDS);
        return areTooFew
                ? "Whether effects depend on other axes takes " + Verdict.FEWEST_SEEDS + " or more seeds to tell."
                : "That an effect depends on another axis is not shown: "
                        + (all.size() == 1
                                ? "the only interaction has no"
                                : "none of " + all.size() + " interactions has a")
                        + " p value of at most 5 % by Holm's method and signs that agree (tables/interactions).";
    }

    private static String sentence(Interaction interaction, Comparisons comparisons) {
        ComparedNames names = interaction.effect().names();
        Point arm = interaction.effect().arm().point();
        List<String> axis = interaction.axis().paths();
        String where = where(interaction).text();
        Estimate estimate = interaction.estimate();
        return "The effect of " + names.arm() + " against " + names.baseline() + " depends on "
                + ComparisonsTable.joined(axis) + (where.isEmpty() ? "" : " (at " + where + ")") + ": in "
                + interaction.effect().metric().words() + " it is " + mean(interaction, true) + " at "
                + ComparedNames.values(arm, axis) + " and " + mean(interaction, false) + " at "
                + ComparedNames.values(arm.atBaselineOf(interaction.axis()), axis) + ", which is "
                + (estimate.mean().orElse(0) > 0 ? "more" : "less") + " by "
                + number(Math.abs(estimate.mean().orElse(0))) + " ("
                + (comparisons.looks().isBroken() ? "nominal " : "")
                + estimate.ci95()
                        .map(interval -> "95 % interval of the difference " + text(interval))
                        .orElse("no interval")
                + "; " + Phrases.count(interaction.differences().n(), "seed") + "; p "
                + NumberText.of(new BigDecimal(interaction.adjusted().orElse(1), TWO_DIGITS)) + " by Holm's method, of "
                + Phrases.count(comparisons.interactions().size(), "interaction") + ")."
                + (interaction.effect().shared().isPresent() ? " That is about these test sequences only." : "");
    }

    /** The axes that neither the effect nor the interaction is about. */
    static Point where(Interaction interaction) {
        Point effect = Point.common(List.of(
                interaction.effect().arm().point(),
                interaction.effect().baseline().point()));
        Map<String, String> others = new LinkedHashMap<>(effect.values());
        others.keySet().removeAll(interaction.axis().paths());
        return new Point(others);
    }

    private static String mean(Interaction interaction, boolean ofEffect) {
        return number(interaction.differences().list().stream()
                .mapToDouble(pair -> ofEffect ? pair.arm() : pair.baseline())
                .average()
                .orElse(0));
    }

    private static String text(Interval interval) {
        return number(interval.low()) + " to " + number(interval.high());
    }

    private static String number(double value) {
        return NumberText.fixed(value, DECIMALS);
    }
}
