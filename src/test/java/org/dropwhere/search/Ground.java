package org.dropwhere.search;

import org.dropwhere.random.RandomStream;

/** Scores of candidates whose true means are known, in margins: one of 2 is worse than one of 3 by a margin. */
enum Ground {
    /** Bell-shaped: what is a candidate's own varies by a margin, what a seed gives to all of them by two. */
    NORMAL("normal") {
        @Override
        double score(Draw draw, double behind) {
            return -behind + 2 * draw.shared(0) + draw.gaussian();
        }
    },
    /** Twice as much of it is a candidate's own. */
    NOISY("normal, noisy") {
        @Override
        double score(Draw draw, double behind) {
            return -behind + 2 * draw.shared(0) + 2 * draw.gaussian();
        }
    },
    /** Most seeds near the top, some far below: exponential. */
    SKEWED("skewed") {
        @Override
        double score(Draw draw, double behind) {
            return -behind + 2 * draw.shared(0) + Math.log(1 - draw.uniform());
        }
    },
    /** Student's t with 3 degrees of freedom. */
    HEAVY_TAILS("heavy tails") {
        @Override
        double score(Draw draw, double behind) {
            double squares = 0;
            for (int i = 1; i <= 3; i++) {
                squares += draw.gaussian(i) * draw.gaussian(i);
            }
            return -behind + 2 * draw.shared(0) + 0.7 * draw.gaussian() / Math.sqrt(squares / 3);
        }
    },
    /** Solved, which is worth five margins, by half of the seeds of the best. */
    SOLVED_HALF("solved by half") {
        @Override
        double score(Draw draw, double behind) {
            return solved(draw, 0.5, behind, 5);
        }
    },
    /** Solved by nine in ten of the best. */
    SOLVED_NINE("solved by nine in ten") {
        @Override
        double score(Draw draw, double behind) {
            return solved(draw, 0.9, behind, 5);
        }
    },
    /** Solved by nine in ten of the best, and solving is worth fifty margins. */
    SOLVED_SMALL_MARGIN("solved by nine in ten, small margin") {
        @Override
        double score(Draw draw, double behind) {
            return solved(draw, 0.9, behind, 50);
        }
    },
    /** Seeds are easy or hard for all candidates alike. */
    SOLVED_SHARED("solved, difficulty shared") {
        @Override
        double score(Draw draw, double behind) {
            double ease = Math.sqrt(0.8) * draw.shared(0) + Math.sqrt(0.2) * draw.gaussian();
            // The normal distribution's value at the ease is uniform; the logistic one is near enough to it.
            double uniform = 1 / (1 + Math.exp(-1.702 * ease));
            return 5 * (uniform < Math.max(0, 0.7 - behind / 5) ? 1 : 0) + 0.02 * draw.gaussian(1);
        }
    },
    /** Scores two margins apart, so that most candidates have the same in a seed. */
    TIED("tied") {
        @Override
        double score(Draw draw, double behind) {
            return 2 * Math.rint((-behind + 2 * draw.shared(0) + 0.5 * draw.gaussian()) / 2);
        }
    },
    /** The best varies five times as much as the others. */
    BEST_NOISY("the best is noisy") {
        @Override
        double score(Draw draw, double behind) {
            return -behind + 2 * draw.shared(0) + (draw.isBest() ? 5 : 1) * draw.gaussian();
        }
    },
    /** Each run falls to chance, thirty margins lower, with a probability of 5 %. */
    ALL_FALL("5 % of runs fall") {
        @Override
        double score(Draw draw, double behind) {
            return -behind + 2 * draw.shared(0) + draw.gaussian() - (draw.uniform(3) < 0.05 ? 30 : 0);
        }
    },
    /** Runs of the best alone fall, and its others make up for it. */
    BEST_FALLS("only the best falls, 5 %") {
        @Override
        double score(Draw draw, double behind) {
            boolean falls = draw.isBest() && draw.uniform(3) < 0.05;
            double lift = draw.isBest() ? 1.5 : 0;
            return -behind + 2 * draw.shared(0) + draw.gaussian() + lift - (falls ? 30 : 0);
        }
    };

    private final String words;

    Ground(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The score of a candidate with a seed. */
    abstract double score(Draw draw, double behind);

    /**
     * A race's scores, by candidate and seed.
     *
     * @param behind by how many margins each candidate's mean is behind the best one, which is the first
     */
    double[][] draw(RandomStream stream, double[] behind, int seeds) {
        double[][] scores = new double[behind.length][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            RandomStream shared = stream.at(seed);
            for (int candidate = 0; candidate < behind.length; candidate++) {
                scores[candidate][seed] = score(new Draw(shared, candidate), behind[candidate]);
            }
        }
        return scores;
    }

    private static double solved(Draw draw, double best, double behind, double worth) {
        double share = Math.max(0, best - behind / worth);
        return worth * (draw.uniform() < share ? 1 : 0) + 0.02 * draw.gaussian(1);
    }

    /** The random numbers of a candidate and a seed, and those that all candidates of the seed share. */
    static final class Draw {
        private final RandomStream seed;
        private final RandomStream own;
        private final int candidate;

        Draw(RandomStream seed, int candidate) {
            this.seed = seed;
            this.candidate = candidate;
            own = seed.at(candidate);
        }

        boolean isBest() {
            return candidate == 0;
        }

        double shared(int index) {
            return seed.gaussian(index);
        }

        double gaussian() {
            return own.gaussian(0);
        }

        double gaussian(int index) {
            return own.gaussian(index);
        }

        double uniform() {
            return own.uniform(0);
        }

        /** @param index those of a {@link #gaussian(int)} are twice its own and the one after that */
        double uniform(int index) {
            return own.uniform(index);
        }
    }
}
