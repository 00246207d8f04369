package org.dropwhere.report;

import java.util.Locale;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.SeedVariation;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.statistics.Verdict.Kind;

/** What a verdict is about, by what differs from seed to seed. */
final class SeedVariationText {
    private SeedVariationText() {}

    /** What follows the verdict's sentences, with a blank before it; empty for new sequences and without a verdict. */
    static String of(Comparison comparison) {
        int n = comparison.pairs().n();
        Kind kind = comparison.verdict().orElseThrow().kind();
        if (kind == Kind.IDENTICAL || kind == Kind.NOTHING_LEARNT || n < Verdict.FEWEST_SEEDS) {
            return "";
        }
        SeedVariation variation = comparison.variation();
        return switch (variation.kind()) {
            case NEW_SEQUENCES -> "";
            case SAME_SEQUENCES ->
                " Seeds vary initial weights, order and masks alone, so that is about training on these very sequences.";
            case NEW_TRAINING_PARTS ->
                " Seeds divide the same sequences anew into training and validation, so that is about training on"
                        + " these very sequences.";
            case NEW_PARTS ->
                String.format(
                        Locale.ROOT,
                        " Seeds divide the same sequences anew, so their results resemble each other: the standard error"
                                + " is taken %.1f times as large as that of seeds that share none (Nadeau and Bengio 2003),"
                                + " and more seeds would hardly narrow the interval.",
                        variation.widening(n));
        };
    }
}
