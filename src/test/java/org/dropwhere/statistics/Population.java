package org.dropwhere.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.dropwhere.random.RandomStream;

/**
 * Pairs of values whose true mean difference is known, of which the first eleven are kind, and the others are not. What
 * both arms of a seed share makes them correlate.
 */
enum Population {
    /** Bell-shaped, differences with a standard deviation of 0.03. */
    NORMAL("normal") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double shared = 0.75 + 0.02 * seed.gaussian(0);
            double spread = 0.03 / Math.sqrt(2);
            return new Pair(0, shared + difference + spread * seed.gaussian(1), shared + spread * seed.gaussian(2));
        }
    },
    /** Most seeds near the top, some far below, in both arms: exponential. */
    SKEWED("skewed alike") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double shared = 0.95 + 0.02 * Math.log(1 - seed.uniform(0));
            double spread = 0.03 / Math.sqrt(2);
            return new Pair(
                    0,
                    shared + difference + spread * Math.log(1 - seed.uniform(1)),
                    shared + spread * Math.log(1 - seed.uniform(2)));
        }
    },
    /** Solved (about 0.98) or at chance (about 0.5); seven seeds in ten solve or fail the same in both arms. */
    SOLVED_50("solved by half") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return solved(seed, 0.5 + difference / JUMP, 0.5);
        }
    },
    /** Few different values: six differences in ten are exactly the true one, the others 0.01 or 0.02 away. */
    TIED("mostly tied") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double shared = 0.8 + 0.01 * seed.below(10, 0);
            int[] steps = {0, 0, 0, 0, 0, 0, -1, 1, -2, 2};
            return new Pair(0, shared + difference + 0.01 * steps[seed.below(10, 1)], shared);
        }
    },
    /** Accuracies near 0.8 on 200 test sequences. */
    BINOMIAL_200("200 test sequences") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return binomial(seed, 0.8, difference, 0.4, 0.2, 200);
        }
    },
    /** Accuracies near 0.8 on 1,000 test sequences. */
    BINOMIAL_1000("1,000 test sequences") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return binomial(seed, 0.8, difference, 0.4, 0.2, 1000);
        }
    },
    /** What differs is small beside what the arms of a seed share; rounded to 500 test sequences. */
    STRONG_PAIRING("strongly paired") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double shared = 0.75 + 0.04 * seed.gaussian(0);
            return new Pair(
                    0,
                    rounded(shared + difference + 0.004 * seed.gaussian(1), 500),
                    rounded(shared + 0.004 * seed.gaussian(2), 500));
        }
    },
    /** The arm varies eight times as much as the baseline. */
    ONE_NOISY_ARM("one noisy arm") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return new Pair(0, 0.75 + difference + 0.04 * seed.gaussian(1), 0.75 + 0.005 * seed.gaussian(2));
        }
    },
    /** Some seeds vary much more than others: lognormal standard deviations. */
    NOISE_BY_SEED("noise by seed") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double sd = 0.02 * Math.exp(0.8 * seed.gaussian(0));
            return new Pair(0, 0.75 + difference + sd * seed.gaussian(1), 0.75 + sd * seed.gaussian(2));
        }
    },
    /** Student's t with 3 degrees of freedom: some differences are far from the others, either way. */
    HEAVY_TAILS("heavy tails") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double squares = 0;
            for (int i = 1; i <= 3; i++) {
                squares += seed.gaussian(i) * seed.gaussian(i);
            }
            return new Pair(0, 0.75 + difference + 0.02 * seed.gaussian(0) / Math.sqrt(squares / 3), 0.75);
        }
    },
    /** Losses with a factor that the arms of a seed share. */
    LOGNORMAL_LOSS("lognormal losses", SummaryMetric.TEST_LOSS_AT_BEST) {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double shared = 0.4 * Math.exp(0.3 * seed.gaussian(0) - 0.045);
            // Of mean 1, so that the difference of the means is that of the factors before it.
            return new Pair(
                    0,
                    shared * (1 + difference / 0.4) * Math.exp(0.15 * seed.gaussian(1) - 0.01125),
                    shared * Math.exp(0.15 * seed.gaussian(2) - 0.01125));
        }
    },
    /** Accuracies in sixteenths. */
    SIXTEENTHS("16 test sequences") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return binomial(seed, 0.8, difference, 0.4, 0.2, 16);
        }
    },
    /** The baseline's accuracy is 0.99: few seeds have most of the errors. */
    SATURATED("near perfect") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return binomial(seed, 0.99, difference, 0.4, 0.8, 500);
        }
    },
    /** Solved by nine seeds in ten of the baseline. */
    SOLVED_90("solved by nine in ten") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return solved(seed, 0.9 + difference / JUMP, 0.9);
        }
    },
    /** Each run falls to chance with a probability of 5 %. */
    DIVERGED_5("5 % of runs fall to chance") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return diverged(seed, difference, 0.05);
        }
    },
    /** Each run falls to chance with a probability of 10 %. */
    DIVERGED_10("10 % of runs fall to chance") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return diverged(seed, difference, 0.1);
        }
    },
    /** The arm's noise is exponential downwards, the baseline's normal and small. */
    SKEWED_ARM("one skewed arm") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return new Pair(
                    0, 0.8 + difference + 0.03 * (1 + Math.log(1 - seed.uniform(0))), 0.8 + 0.01 * seed.gaussian(1));
        }
    },
    /** The arm's noise is normal and exponential, the baseline's normal. */
    MILDLY_SKEWED_ARM("one mildly skewed arm") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            return new Pair(
                    0,
                    0.8 + difference + 0.02 * seed.gaussian(2) + 0.02 * (1 + Math.log(1 - seed.uniform(0))),
                    0.8 + 0.02 * seed.gaussian(1));
        }
    },
    /** The arm alone falls to chance in 5 % of its runs; its others make up for it. */
    ONLY_ARM_DIVERGES("only the arm falls, 5 %") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double others = (0.8 + difference - 0.05 * 0.5) / 0.95;
            return new Pair(
                    0, seed.uniform(0) < 0.05 ? 0.5 : others + 0.01 * seed.gaussian(1), 0.8 + 0.01 * seed.gaussian(2));
        }
    };

    private static final double JUMP = 0.45;
    private static final double CHANCE = 0.53;

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // A metric is a constant with functions that have no state.
    private final SummaryMetric metric;

    Population(String words) {
        this(words, SummaryMetric.TEST_ACCURACY_AT_BEST);
    }

    Population(String words, SummaryMetric metric) {
        this.words = words;
        this.metric = metric;
    }

    String words() {
        return words;
    }

    SummaryMetric metric() {
        return metric;
    }

    abstract Pair pair(RandomStream seed, double difference);

    /** The seeds of one experiment. */
    Pairs draw(RandomStream experiment, int n, double difference) {
        return new Pairs(
                IntStream.range(0, n)
                        .mapToObj(i -> pair(experiment.at(i), difference))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Pair solved(RandomStream seed, double arm, double baseline) {
        double own = seed.uniform(0) < 0.7 ? seed.uniform(1) : seed.uniform(2);
        return new Pair(0, level(own < arm, seed.gaussian(3)), level(seed.uniform(1) < baseline, seed.gaussian(4)));
    }

    private static double level(boolean solved, double noise) {
        return (solved ? CHANCE + JUMP : CHANCE) + 0.005 * noise;
    }

    private static Pair diverged(RandomStream seed, double difference, double share) {
        double shared = 0.75 + 0.02 * seed.gaussian(0);
        double jump = 0.25;
        // The arm's runs that did not fall make up for what the difference loses where they did.
        double arm = shared + difference / (1 - share) + 0.02 * seed.gaussian(1);
        double baseline = shared + 0.02 * seed.gaussian(2);
        return new Pair(
                0, seed.uniform(3) < share ? 0.75 - jump : arm, seed.uniform(4) < share ? 0.75 - jump : baseline);
    }

    /** Of right answers to test sequences, with normal effects of the seed and of the run on the logit. */
    private static Pair binomial(
            RandomStream seed, double baseline, double difference, double seedSd, double runSd, int sequences) {
        double sd = Math.hypot(seedSd, runSd);
        double shared = seedSd * seed.gaussian(0);
        return new Pair(
                0,
                accuracy(
                        LogitNormal.locationOf(baseline + difference, sd) + shared + runSd * seed.gaussian(1),
                        seed.uniform(3),
                        sequences),
                accuracy(
                        LogitNormal.locationOf(baseline, sd) + shared + runSd * seed.gaussian(2),
                        seed.uniform(4),
                        sequences));
    }

    private static double accuracy(double logit, double uniform, int sequences) {
        double right = 1 / (1 + Math.exp(-logit));
        return (double) BinomialDistribution.of(sequences, right).inverseCumulativeProbability(uniform) / sequences;
    }

    private static double rounded(double accuracy, int sequences) {
        return Math.rint(accuracy * sequences) / sequences;
    }
}
