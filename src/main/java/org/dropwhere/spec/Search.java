package org.dropwhere.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.spec.metric.Metric;

/**
 * How the best place of dropout is searched for. The rule of the race is in {@code org.dropwhere.search}.
 *
 * @param places candidates that drop at one place, in the order of the sites, their sharings and the rates
 * @param together how many places a candidate may join, 1 or 2
 * @param against the variant that has to be beaten to be worth recommending
 * @param metric what candidates are compared by: accuracy or loss, of the validation sequences after the best epoch
 * @param margin differences up to this do not matter; above 0, in the unit of the metric
 * @param budget how much may be trained
 * @param seeds the most seeds of a candidate in the race
 * @param confirmation on fresh seeds
 * @param proxy a cheaper race that comes first, if one is declared
 */
public record Search(
        List<Variant> places,
        int together,
        String against,
        Metric metric,
        double margin,
        Budget budget,
        int seeds,
        Confirmation confirmation,
        Optional<Proxy> proxy) {

    /** What candidates may be compared by. */
    public static final List<Metric> METRICS = List.of(Metric.ACCURACY, Metric.LOSS);

    /** The rates of a file that names none. */
    public static final List<Double> RATES = List.of(0.1, 0.25, 0.5);

    /** The most seeds of a race of a file that does not say how many. */
    public static final int SEEDS = 40;

    /** What is to be beaten where a file has no variants: the one that drops nowhere. */
    public static final String NO_DROPOUT = "no-dropout";

    /** The largest budget, as the schema has it. */
    public static final int MOST_TRIALS = 100_000;

    /**
     * Seeds of each candidate at the first look of a race. With fewer the error is too large for candidates whose seeds
     * vary most, in simulations; see {@code statistics.md}.
     */
    public static final int FIRST_LOOK = 5;

    /** The first seed that a confirmation may have, beyond those of all races and those that anybody counts up to. */
    public static final int FIRST_FRESH_SEED = 1_000_001;

    /** Copies the list. */
    public Search {
        places = List.copyOf(places);
    }

    /**
     * How much may be trained, the confirmation included.
     *
     * @param trials that may be trained at most; of a budget in time those that it came to when the search began
     * @param time that training may take, if the budget is given as one
     */
    public record Budget(OptionalInt trials, Optional<Duration> time) {}

    /**
     * The confirmation of what the race has found.
     *
     * @param seeds fresh seeds, which the race has not used
     * @param candidates how many of the race are confirmed at most, the leader included
     * @param from the first of the seeds, which follow one another
     */
    public record Confirmation(int seeds, int candidates, int from) {
        /** The meaning of a file that says nothing of it. */
        public static final Confirmation DEFAULT = new Confirmation(20, 5);

        /** On the first seeds that there are for it. */
        public Confirmation(int seeds, int candidates) {
            this(seeds, candidates, FIRST_FRESH_SEED);
        }

        /** How many trials it takes at most: those of its candidates, and of the variant that is to be beaten. */
        public int mostTrials() {
            return seeds * (candidates + 1);
        }
    }

    /**
     * A cheaper race in which all candidates run first, with what is given here in place of the experiment's.
     *
     * @param epochs fewer than the experiment's, if they are given
     * @param train fewer training sequences than the experiment's, if they are given
     */
    public record Proxy(OptionalInt epochs, OptionalInt train) {}

    /** How many trials the confirmation takes at most: its candidates, and the variant that is to be beaten. */
    public int mostConfirming() {
        return confirmation.mostTrials();
    }

    /** The same with a budget in trials. */
    public Search withTrials(int trials) {
        return new Search(
                places,
                together,
                against,
                metric,
                margin,
                new Budget(OptionalInt.of(trials), budget.time()),
                seeds,
                confirmation,
                proxy);
    }
}
