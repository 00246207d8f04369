package org.dropwhere.statistics;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What may be claimed of an arm and its baseline.
 *
 * @param kind which claim
 * @param reason if inconclusive, what stands against a claim
 * @param more if inconclusive, how many more seeds would settle it, even where they may not be added to these; absent
 *     where no number follows from these seeds
 * @param isBeyondMargin if different, whether by more than the margin, over all comparisons
 */
public record Verdict(Kind kind, Optional<Reason> reason, Optional<MoreSeeds> more, boolean isBeyondMargin) {
    /** With fewer there is none: no choice of signs is rarer then than one in twenty, even one-sided. */
    public static final int FEWEST_SEEDS = 5;

    /** The most seeds that are ever proposed. */
    public static final int MOST_SEEDS = 10_000;

    /** With what probability {@link #seedsToAdd} would settle an open case. */
    public static final double LIKELY = Power.ENOUGH;

    static Verdict of(Kind kind) {
        return new Verdict(kind, Optional.empty(), Optional.empty(), false);
    }

    static Verdict different(Kind kind, boolean isBeyondMargin) {
        return new Verdict(kind, Optional.empty(), Optional.empty(), isBeyondMargin);
    }

    static Verdict inconclusive(Reason reason, Optional<MoreSeeds> more) {
        return new Verdict(Kind.INCONCLUSIVE, Optional.of(reason), more, false);
    }

    /** How many more seeds would settle it with a probability of {@link Power#ENOUGH}. */
    public OptionalInt seedsToAdd() {
        return more.map(seeds -> OptionalInt.of(seeds.likely())).orElseGet(OptionalInt::empty);
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
        /** Neither is shown to be better than guessing, so there is nothing to compare, see {@link LearntRule}. */
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

    /** What stands against a claim. */
    public enum Reason {
        /** Fewer seeds than {@link #FEWEST_SEEDS}. */
        TOO_FEW_SEEDS,
        /** So many trials failed that the others may be of another kind, see {@link Failures}. */
        FAILURES,
        /** The interval is too wide. */
        SPREAD,
        /** The interval would do for one comparison, and not for as many as there are. */
        COMPARISONS,
        /** The interval would do, and {@link SignFlip} finds the signs too mixed. */
        SIGNS,
        /** All differences are equal, and as few equal ones may be chance. */
        EQUAL_DIFFERENCES,
        /** All differences are 0, and there is no margin. */
        NO_DIFFERENCE,
        /** The groups do not show how often seeds fall into each, which is what forbids equivalence. */
        GROUPS,
        /**
         * The seeds alone would settle it for these test sequences, and the sequences are too few to tell of others.
         */
        TEST_SEQUENCES,
        /** They differ by less than the margin, but only one is shown to have learnt anything. */
        ONE_LEARNT
    }
}
