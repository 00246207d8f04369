package org.dropwhere.statistics;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What may be claimed of an arm and its baseline.
 *
 * @param kind which claim
 * @param seedsToAdd if inconclusive, how many more seeds would probably settle it, even where they may not be added to
 *     these; absent if no number would, as where all failed, or more than {@link #MOST_SEEDS} in all
 * @param majorityShare if nothing was learnt, the share of the more frequent test label
 */
public record Verdict(Kind kind, OptionalInt seedsToAdd, OptionalDouble majorityShare) {
    /** With fewer there is none: no choice of signs is rarer then than one in twenty, even one-sided. */
    public static final int FEWEST_SEEDS = 5;

    /** The most seeds that are ever proposed. */
    public static final int MOST_SEEDS = 10_000;

    static Verdict of(Kind kind) {
        return new Verdict(kind, OptionalInt.empty(), OptionalDouble.empty());
    }

    /** The verdict in a word. */
    public enum Kind {
        /** They are one model, and share their trials. */
        IDENTICAL("identical"),
        /** One of the two is better. */
        DIFFERENT("different"),
        /** They differ by less than the margin. */
        EQUIVALENT("equivalent"),
        /** One of the two is better, by less than the margin. */
        DIFFERENT_WITHIN_MARGIN("different but within the margin"),
        /** The seeds are too few for a claim. */
        INCONCLUSIVE("inconclusive"),
        /** Neither is better than always giving the more frequent label, so there is nothing to compare. */
        NOTHING_LEARNT("nothing learnt");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people and tables. */
        public String words() {
            return words;
        }
    }
}
