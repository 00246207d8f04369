package org.dropwhere.report.chart;

import java.util.List;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.text.NumberText;

/** Phrases of the descriptions of charts. */
final class ChartText {
    /** More than anybody would listen to; the tables have them all. */
    private static final int MOST_ITEMS = 12;

    private ChartText() {}

    /** For example {@code 0.812 (95 % interval 0.790 to 0.834)}. */
    static String estimate(Estimate estimate) {
        return estimate.mean().isEmpty()
                ? "unknown"
                : number(estimate.mean().getAsDouble())
                        + estimate.ci95()
                                .map(interval -> " (95 % interval " + number(interval.low()) + " to "
                                        + number(interval.high()) + ")")
                                .orElse("");
    }

    static String number(double value) {
        return NumberText.fixed(value, 3);
    }

    static String sentence(String what, List<String> items) {
        String rest = items.size() > MOST_ITEMS ? "; and " + (items.size() - MOST_ITEMS) + " more in the tables" : "";
        return what + ": " + String.join("; ", items.subList(0, Math.min(MOST_ITEMS, items.size()))) + rest + ".";
    }
}
