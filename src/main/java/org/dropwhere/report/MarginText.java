package org.dropwhere.report;

import java.util.List;
import java.util.OptionalDouble;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;

/** Margins in sentences, and those within which nearly every difference would be. */
public final class MarginText {
    /** Of the way from guessing two equally frequent labels to being always right. Chosen, not measured. */
    private static final double LARGEST_SHARE = 0.5;

    private static final double EQUALLY_FREQUENT = 0.5;

    private MarginText() {}

    /** For example {@code 0.01 in accuracy and 0.05 nats in loss}. */
    public static String list(Margins margins) {
        return Words.list(
                margins.byMetric().entrySet().stream()
                        .map(margin -> NumberText.of(margin.getValue())
                                + (margin.getKey() == Metric.LOSS ? " nats" : "") + " in "
                                + margin.getKey().words())
                        .toList(),
                "and");
    }

    /** A sentence for each margin that leaves little to find. */
    public static List<String> warnings(Margins margins) {
        return margins.byMetric().entrySet().stream()
                .filter(margin -> isLarge(margin.getKey(), margin.getValue()))
                .map(margin -> "The margin of " + NumberText.of(margin.getValue()) + " in "
                        + margin.getKey().words()
                        + " is half or more of what lies between guessing and being always right, so nearly everything"
                        + " would be called equivalent. Declare the largest difference that does not matter to you.")
                .toList();
    }

    private static boolean isLarge(Metric metric, double margin) {
        OptionalDouble guessed = metric.ofGuessing(EQUALLY_FREQUENT);
        return guessed.isPresent() && margin >= LARGEST_SHARE * Math.abs(guessed.getAsDouble() - metric.perfect());
    }
}
