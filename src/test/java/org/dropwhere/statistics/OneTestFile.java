package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.training.RightAnswers;

/**
 * Experiments on one test file, whose true difference over all sequences that there could be is known. The log-odds of
 * a right answer are a mean, for an accuracy of about 0.8, plus normal effects: of the sequence (standard deviation 1),
 * of the sequence in just one arm (half of it up in the one and down in the other), of the seed in both arms (0.2) and
 * in each (0.1). Effects of sequences are the same for all seeds of an experiment. Of the wrong answers, as many become
 * right as the true difference asks for.
 *
 * @param sequences in the file
 * @param armEffect standard deviation of what a sequence suits one arm better than the other, on the log-odds
 */
record OneTestFile(int sequences, double armEffect) {
    private static final double MEAN = 1.8;
    private static final double SEQUENCE = 1;
    private static final double SEED = 0.2;
    private static final double RUN = 0.1;

    /**
     * What the seeds of an experiment come to.
     *
     * @param pairs of accuracies
     * @param shared what is known of the sequences, at a single look
     */
    record Drawn(Pairs pairs, Optional<SharedTestSequences> shared) {}

    /**
     * The seeds of one experiment.
     *
     * @param experiment another one for each
     * @param n how many seeds
     * @param difference of the expected accuracies, arm minus baseline, from 0 up
     */
    Drawn draw(RandomStream experiment, int n, double difference) {
        double rescued = difference / (1 - accuracy());
        double[] both = gaussians(experiment.at("sequence"));
        double[] own = gaussians(experiment.at("sequence in an arm"));
        List<RightAnswers> arm = new ArrayList<>();
        List<RightAnswers> baseline = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            RandomStream seed = experiment.at(i);
            double shared = MEAN + SEED * seed.gaussian(0);
            arm.add(answers(seed.at("arm"), shared, both, own, armEffect / 2, rescued));
            baseline.add(answers(seed.at("baseline"), shared, both, own, -armEffect / 2, 0));
        }
        List<Pair> pairs = IntStream.range(0, n)
                .mapToObj(
                        i -> new Pair(i, arm.get(i).accuracy(), baseline.get(i).accuracy()))
                .toList();
        Pairs drawn = new Pairs(pairs, List.of(), List.of());
        return new Drawn(
                drawn,
                Optional.of(SharedTestSequences.of(
                        CrossedDifferences.estimate(arm, baseline),
                        MeanDifference.of(drawn, SummaryMetric.TEST_ACCURACY_AT_BEST, SeedVariation.INDEPENDENT),
                        Levels.SINGLE)));
    }

    private double[] gaussians(RandomStream random) {
        return IntStream.range(0, sequences).mapToDouble(random::gaussian).toArray();
    }

    private RightAnswers answers(
            RandomStream run, double seed, double[] both, double[] own, double ownEffect, double rescued) {
        double mean = seed + RUN * run.gaussian(0);
        RandomStream answer = run.at("answer");
        RandomStream rescue = run.at("rescue");
        BitSet right = new BitSet(sequences);
        for (int each = 0; each < sequences; each++) {
            double share = logistic(mean + SEQUENCE * both[each] + ownEffect * own[each]);
            right.set(each, answer.uniform(each) < share || rescue.uniform(each) < rescued);
        }
        return new RightAnswers(sequences, right);
    }

    /** The expected accuracy of the baseline: the logistic function's mean over a normal distribution, by midpoints. */
    double accuracy() {
        double sd = Math.sqrt(SEQUENCE * SEQUENCE + armEffect * armEffect / 4 + SEED * SEED + RUN * RUN);
        double sum = 0;
        double weights = 0;
        for (int step = -400; step <= 400; step++) {
            double z = step / 50.0;
            double weight = Math.exp(-z * z / 2);
            sum += weight * logistic(MEAN + sd * z);
            weights += weight;
        }
        return sum / weights;
    }

    private static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
