package org.dropwhere.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.dropwhere.data.Dataset;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.network.Classifier;
import org.dropwhere.network.ClassifierState;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.metric.Answers;

/**
 * Trains one trial from its first epoch to its end. What comes out depends on the trial's description and data alone:
 * initial weights, the order of sequences and every mask are addressed by seed, epoch and batch.
 */
public final class Trainer {
    private final TrialDescription trial;
    private final Dataset data;
    private final TrainingListener listener;
    private final RandomStream order;
    private final LabelWeights labelWeights;

    Trainer(TrialDescription trial, Dataset data, TrainingListener listener) {
        this.trial = trial;
        this.data = data;
        this.listener = listener;
        order = RandomStream.ofSeed(trial.seed()).at("order");
        labelWeights = trial.training().classWeights().of(data.train().labels());
    }

    /**
     * Trains a trial.
     *
     * @param data the sequences of the trial's seed
     * @param workers what runs the chunks of a batch; does not change the numbers
     * @param from where an earlier training of the same trial had stopped; the outcome is the same with and without
     * @throws IllegalArgumentException if the model is none that the network can run, or the snapshot is of another one
     */
    public static Outcome train(
            TrialDescription trial, Dataset data, Workers workers, Optional<Snapshot> from, TrainingListener listener) {
        return train(trial, data, Map.of(), workers, from, listener);
    }

    /**
     * Trains a trial, some of whose weights have been trained before.
     *
     * @param data the sequences of the trial's seed
     * @param pretrained arrays of weights to begin with, by their names in {@link org.dropwhere.spec.ParameterLayout};
     *     all others are drawn
     * @param workers what runs the chunks of a batch; does not change the numbers
     * @param from where an earlier training of the same trial had stopped; the outcome is the same with and without
     * @throws IllegalArgumentException if the model is none that the network can run, or the snapshot or the weights
     *     are of another one
     */
    public static Outcome train(
            TrialDescription trial,
            Dataset data,
            Map<String, float[]> pretrained,
            Workers workers,
            Optional<Snapshot> from,
            TrainingListener listener) {
        Trainer trainer = new Trainer(trial, data, listener);
        try (Classifier classifier = trainer.classifier(workers)) {
            if (!pretrained.isEmpty()) {
                Map<String, float[]> initial = classifier.weights();
                initial.putAll(pretrained);
                classifier.setWeights(initial);
            }
            from.ifPresent(snapshot -> classifier.restore(snapshot.state()));
            return trainer.train(classifier, from);
        }
    }

    /** The trial's network with its initial weights. */
    Classifier classifier(Workers workers) {
        NetworkSizes shape = new NetworkSizes(trial.model(), data.inputs(), data.longest());
        RandomStream initial = RandomStream.ofSeed(trial.seed()).at("initial weights");
        return Classifier.of(shape, trial.placements(), trial.training(), initial, workers);
    }

    private Outcome train(Classifier classifier, Optional<Snapshot> from) {
        Training training = trial.training();
        List<EpochMetrics> epochs = new ArrayList<>(from.map(Snapshot::epochs).orElse(List.of()));
        Best best = from.map(Best::of).orElse(Best.NONE);
        KeptWeights kept = from.map(Snapshot::kept).orElse(KeptWeights.NONE);
        if (!needsBest()) {
            // Nobody would keep them up to date.
            kept = kept.withoutBest();
        }
        Tested last = Tested.NONE;
        int epoch = epochs.size();
        try {
            while (!Epochs.areOver(epochs, training)) {
                epoch = epochs.size() + 1;
                EpochMetrics metrics = epoch(classifier, epoch, Epochs.learningRates(epochs, training));
                epochs.add(metrics);
                listener.epoch(metrics);
                boolean better = best.isWorseThan(metrics);
                if (better || Epochs.areOver(epochs, training)) {
                    last = test(classifier);
                }
                if (better) {
                    best = new Best(metrics, last);
                }
                kept = keep(classifier, epochs, better, kept);
                if (!Epochs.areOver(epochs, training)) {
                    Best soFar = best;
                    KeptWeights keptSoFar = kept;
                    listener.betweenEpochs(() -> soFar.snapshot(epochs, classifier, keptSoFar));
                }
            }
            return finished(classifier, epochs, best, last, kept);
        } catch (NotFinite e) {
            return new Outcome.Failed(epochs, epoch, e.sentence());
        }
    }

    private KeptWeights keep(Classifier classifier, List<EpochMetrics> epochs, boolean isBest, KeptWeights kept) {
        boolean best = isBest && needsBest();
        boolean restorable =
                KeptWeights.needsRestorable(trial) && Epochs.last(epochs, trial.training()) == epochs.size();
        return best || restorable ? kept.with(classifier.state().weights(), best, restorable) : kept;
    }

    private boolean needsBest() {
        return listener.wantsBestWeights() || KeptWeights.needsBest(trial);
    }

    private Outcome finished(
            Classifier classifier, List<EpochMetrics> epochs, Best best, Tested afterLast, KeptWeights kept)
            throws NotFinite {
        int bestEpoch = best.metrics().epoch();
        int lastEpoch = Epochs.last(epochs, trial.training());
        Tested last = afterLast;
        if (lastEpoch < epochs.size()) {
            setWeights(classifier, kept.restorable().orElseThrow());
            last = lastEpoch == bestEpoch ? best.test() : test(classifier);
        }
        TestScores test = new TestScores(best.test().score(), last.score());
        Optional<TestScores> withDropout = withDropout(classifier, bestEpoch == lastEpoch, test, kept);
        if (listener.wantsBestWeights()) {
            listener.bestWeights(new BestWeights(data.inputs(), kept.best().orElseThrow()));
        }
        return new Outcome.Finished(
                epochs,
                bestEpoch,
                lastEpoch,
                test,
                withDropout,
                TestAnswers.of(best.test().answers(), last.answers()));
    }

    private Optional<TestScores> withDropout(
            Classifier classifier, boolean isLastBest, TestScores without, KeptWeights kept) throws NotFinite {
        if (!KeptWeights.needsBest(trial)) {
            return Optional.of(without).filter(same -> trial.training().dropoutSamples() > 0);
        }
        Score atLast = withDropout(classifier);
        if (isLastBest) {
            return Optional.of(new TestScores(atLast, atLast));
        }
        setWeights(classifier, kept.best().orElseThrow());
        return Optional.of(new TestScores(withDropout(classifier), atLast));
    }

    private Score withDropout(Classifier classifier) throws NotFinite {
        List<IntFunction<BatchMasks>> passes = IntStream.range(
                        0, trial.training().dropoutSamples())
                .<IntFunction<BatchMasks>>mapToObj(
                        sample -> batch -> RandomMasks.ofEvaluation(trial.seed(), sample, batch))
                .toList();
        return finite(
                Score.of(Evaluation.meanAnswers(classifier, data.test(), passes, listener::beforeBatch)),
                "test with dropout");
    }

    private static void setWeights(Classifier classifier, float[] weights) {
        classifier.restore(new ClassifierState(weights, classifier.state().slots()));
    }

    private Tested test(Classifier classifier) throws NotFinite {
        Answers answers = Evaluation.answers(classifier, data.test(), listener::beforeBatch);
        Score score = finite(Score.of(answers), "test");
        // The sequences of a task are drawn anew for each seed, so that none is met twice.
        boolean areShared = trial.data().isTestShared();
        return new Tested(
                score, areShared ? new RightAnswers(answers.size(), Evaluation.right(answers)) : RightAnswers.NOT_KEPT);
    }

    private EpochMetrics epoch(Classifier classifier, int epoch, LongToDoubleFunction learningRates) throws NotFinite {
        double loss = fit(classifier, epoch, learningRates);
        Score train = finite(Evaluation.of(classifier, data.train(), listener::beforeBatch), "training");
        Score validation = finite(Evaluation.of(classifier, data.validation(), listener::beforeBatch), "validation");
        return new EpochMetrics(epoch, loss, train.loss(), train.accuracy(), validation.loss(), validation.accuracy());
    }

    /** One pass over the training sequences; their mean loss with dropout on. */
    private double fit(Classifier classifier, int epoch, LongToDoubleFunction learningRates) throws NotFinite {
        Sequences train = data.train();
        List<int[]> batches = EpochBatches.of(
                train.steps(), trial.training().batchSize(), trial.training().batches(), order.at(epoch));
        double sum = 0;
        for (int batch = 0; batch < batches.size(); batch++) {
            listener.beforeBatch();
            int[] members = batches.get(batch);
            double loss = fit(classifier, members, masks(epoch, batch), step(epoch, batch), learningRates);
            if (!Double.isFinite(loss)) {
                throw new NotFinite("The training loss of batch " + (batch + 1) + " was " + loss + ".");
            }
            sum += loss * members.length;
        }
        return sum / train.size();
    }

    /**
     * One step of the first epoch with the training sequences of these numbers; their mean loss before it, with dropout
     * on.
     */
    double fit(Classifier classifier, int[] members, BatchMasks masks, long step) {
        return fit(classifier, members, masks, step, Epochs.learningRates(List.of(), trial.training()));
    }

    /** The masks of a batch. */
    BatchMasks masks(int epoch, int batch) {
        return RandomMasks.of(trial.seed(), epoch, batch);
    }

    /** The number of a step since the beginning of the training, from 1. */
    private long step(int epoch, int batch) {
        int batchSize = trial.training().batchSize();
        int batches = (data.train().size() + batchSize - 1) / batchSize;
        return (epoch - 1L) * batches + batch + 1;
    }

    private double fit(
            Classifier classifier, int[] members, BatchMasks masks, long step, LongToDoubleFunction learningRates) {
        Sequences batch = data.train().select(members);
        return classifier.fit(
                batch.steps(), batch.labels(), masks, step, learningRates.applyAsDouble(step), labelWeights);
    }

    private static Score finite(Score score, String part) throws NotFinite {
        if (!Double.isFinite(score.loss())) {
            throw new NotFinite("The " + part + " loss after the epoch was " + score.loss() + ".");
        }
        return score;
    }

    /** The test sequences with some weights. */
    private record Tested(Score score, RightAnswers answers) {
        static final Tested NONE = new Tested(new Score(Double.POSITIVE_INFINITY, 0), RightAnswers.NOT_KEPT);
    }

    /** The epoch to beat, and the test sequences with its weights. */
    private record Best(EpochMetrics metrics, Tested test) {
        static final Best NONE = new Best(new EpochMetrics(0, 0, 0, 0, Double.POSITIVE_INFINITY, -1), Tested.NONE);

        static Best of(Snapshot snapshot) {
            return new Best(
                    snapshot.epochs().get(snapshot.bestEpoch() - 1),
                    new Tested(snapshot.testAtBest(), snapshot.answersAtBest()));
        }

        Snapshot snapshot(List<EpochMetrics> epochs, Classifier classifier, KeptWeights kept) {
            return new Snapshot(epochs, metrics.epoch(), test.score(), test.answers(), classifier.state(), kept);
        }

        boolean isWorseThan(EpochMetrics other) {
            int byAccuracy = Double.compare(other.validationAccuracy(), metrics.validationAccuracy());
            return byAccuracy > 0 || (byAccuracy == 0 && other.validationLoss() < metrics.validationLoss());
        }
    }

    /** Ends a trial. */
    private static final class NotFinite extends Exception {
        private static final long serialVersionUID = 1;

        private final String sentence;

        NotFinite(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
