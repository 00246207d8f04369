package org.dropwhere.training;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.Classifier;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.Steps;
import org.dropwhere.spec.metric.Answers;
import org.dropwhere.spec.metric.Metric;

/** A classifier's answers to sequences. */
final class Evaluation {
    /**
     * Sequences at a time; chosen, not measured. A multiple of the kernel's chunk, so that chunks are as for any other
     * such multiple and the numbers the same. Masks of evaluation with dropout are addressed by these batches.
     */
    static final int BATCH = 128;

    private Evaluation() {}

    /** What answers a batch. */
    private interface Pass {
        float[] logits(Steps steps, int batch);
    }

    /**
     * Loss and accuracy without dropout.
     *
     * @param beforeBatch called before each; what it throws ends the evaluation
     */
    static Score of(Classifier classifier, Sequences sequences, Runnable beforeBatch) {
        Answers answers = answers(classifier, sequences, beforeBatch);
        return new Score(
                Metric.LOSS.of(answers).orElse(Double.NaN),
                Metric.ACCURACY.of(answers).orElseThrow());
    }

    /** The answers without dropout. */
    static Answers answers(Classifier classifier, Sequences sequences, Runnable beforeBatch) {
        return new Answers(
                logits((steps, batch) -> classifier.logits(steps), sequences.steps(), beforeBatch), sequences.labels());
    }

    /** The numbers of the sequences that are answered rightly, counted from 0. */
    static BitSet right(Answers answers) {
        BitSet right = new BitSet(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            right.set(i, answers.isRight(i));
        }
        return right;
    }

    /**
     * Answers whose probabilities are the means over passes with dropout (Gal and Ghahramani 2016, "Dropout as a
     * Bayesian approximation", equation 6).
     *
     * @param masks those of a pass, by the number of a batch
     */
    static Answers meanAnswers(
            Classifier classifier, Sequences sequences, Iterable<IntFunction<BatchMasks>> masks, Runnable beforeBatch) {
        MeanProbabilities means = new MeanProbabilities(sequences.size());
        for (IntFunction<BatchMasks> pass : masks) {
            means.add(logits(
                    (steps, batch) -> classifier.logits(steps, pass.apply(batch)), sequences.steps(), beforeBatch));
        }
        return new Answers(means.logits(), sequences.labels());
    }

    private static double[] logits(Pass pass, Steps steps, Runnable beforeBatch) {
        double[] all = new double[steps.size()];
        int[] order = ByLength.longestFirst(IntStream.range(0, steps.size()).toArray(), steps);
        for (int first = 0, batch = 0; first < steps.size(); first += BATCH, batch++) {
            beforeBatch.run();
            int[] members = Arrays.copyOfRange(order, first, Math.min(first + BATCH, steps.size()));
            float[] logits = pass.logits(steps.select(members), batch);
            for (int i = 0; i < logits.length; i++) {
                all[members[i]] = logits[i];
            }
        }
        return all;
    }
}
