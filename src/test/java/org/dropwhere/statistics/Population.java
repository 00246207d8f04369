package org.dropwhere.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;

/** Pairs of accuracies whose true mean difference is known. What both arms of a seed share makes them correlate. */
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
    /** Most seeds near the top, some far below: exponential. */
    SKEWED("skewed") {
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
    BIMODAL("solved or not") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double own = seed.uniform(0) < 0.7 ? seed.uniform(1) : seed.uniform(2);
            boolean arm = own < 0.5 + difference / JUMP;
            boolean baseline = seed.uniform(1) < 0.5;
            return new Pair(0, level(arm, seed.gaussian(3)), level(baseline, seed.gaussian(4)));
        }

        private double level(boolean solved, double noise) {
            return (solved ? 0.5 + JUMP : 0.5) + 0.005 * noise;
        }
    },
    /** Few different values: six differences in ten are exactly the true one, the others 0.01 or 0.02 away. */
    TIED("tied") {
        @Override
        Pair pair(RandomStream seed, double difference) {
            double shared = 0.8 + 0.01 * seed.below(10, 0);
            int[] steps = {0, 0, 0, 0, 0, 0, -1, 1, -2, 2};
            return new Pair(0, shared + difference + 0.01 * steps[seed.below(10, 1)], shared);
        }
    };

    private static final double JUMP = 0.48;

    private final String words;

    Population(String words) {
        this.words = words;
    }

    String words() {
        return words;
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
}
