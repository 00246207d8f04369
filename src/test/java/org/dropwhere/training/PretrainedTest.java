package org.dropwhere.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.Datasets;
import org.dropwhere.network.Classifier;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Adam;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.task.DelayedRecall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that training begins with, and those that are kept of it. */
class PretrainedTest {
    private static final TaskData DATA = new TaskData(new DelayedRecall(1), 6, 8, 60, 40, 60, 0.1);
    private static final ModelSpec MODEL = ModelSpec.lstm(3, 4, false);
    private static final List<Placement> DROPOUT =
            List.of(new Placement(Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED));
    private static final Dataset DATASET = Datasets.of(DATA, 1);

    private static TrialDescription trial(ModelSpec model, int epochs, OptimizerSpec optimizer) {
        return new TrialDescription(DATA, "", model, new Training(epochs, 16, optimizer), DROPOUT, 1);
    }

    private static TrialDescription trial(int epochs) {
        return trial(MODEL, epochs, new RmsProp(0.02, 0.9, 1e-7));
    }

    /** Wants the best weights, and keeps the last snapshot. */
    private static final class Keeping implements TrainingListener {
        Optional<BestWeights> best = Optional.empty();
        Optional<Snapshot> snapshot = Optional.empty();

        @Override
        public void epoch(EpochMetrics metrics) {}

        @Override
        public void betweenEpochs(Supplier<Snapshot> between) {
            snapshot = Optional.of(between.get());
        }

        @Override
        public boolean wantsBestWeights() {
            return true;
        }

        @Override
        public void bestWeights(BestWeights weights) {
            assertFalse(best.isPresent(), "called once");
            best = Optional.of(weights);
        }

        Map<String, float[]> arrays() {
            return best.orElseThrow().arrays(MODEL);
        }
    }

    private static Outcome.Finished train(
            TrialDescription trial, Map<String, float[]> pretrained, TrainingListener listener) {
        return assertInstanceOf(
                Outcome.Finished.class,
                Trainer.train(trial, DATASET, pretrained, Workers.serial(), Optional.empty(), listener));
    }

    @Test
    void theKeptWeightsAreThoseThatTheTestScoresOfTheBestEpochCameOf() {
        TrialDescription trial = trial(12);
        Keeping keeping = new Keeping();
        Outcome.Finished kept = train(trial, Map.of(), keeping);

        assertEquals(train(trial, Map.of(), metrics -> {}), kept, "keeping them changes no number");
        assertFalse(kept.bestEpoch() == kept.lastEpoch(), "an example of one that has gone on after its best epoch");
        try (Classifier classifier = new Trainer(trial, DATASET, metrics -> {}).classifier(Workers.serial())) {
            classifier.setWeights(keeping.arrays());
            assertEquals(kept.testAtBest(), Score.of(Evaluation.answers(classifier, DATASET.test(), () -> {})));
        }
    }

    @Test
    void aTrainingThatGoesOnFromASnapshotKeepsTheSameWeights() {
        TrialDescription trial = trial(12);
        Keeping whole = new Keeping();
        train(trial, Map.of(), whole);
        Keeping again = new Keeping();
        Trainer.train(trial, DATASET, Workers.serial(), whole.snapshot, again);

        assertEquals(whole.best, again.best);
    }

    @Test
    void trainingBeginsWithTheWeightsThatItIsGiven() {
        Keeping before = new Keeping();
        train(trial(3), Map.of(), before);
        Keeping after = new Keeping();
        train(trial(MODEL, 1, new RmsProp(0, 0.9, 1e-7)), before.arrays(), after);

        assertEquals(before.best, after.best, "a learning rate of 0 changes nothing");
    }

    @Test
    void whatIsNotGivenIsDrawnAsIfNothingWere() {
        Keeping drawn = new Keeping();
        train(trial(MODEL, 1, new RmsProp(0, 0.9, 1e-7)), Map.of(), drawn);
        float[] vectors = new float[8 * 3];
        Arrays.fill(vectors, 0.5f);
        Keeping given = new Keeping();
        train(trial(MODEL, 1, new RmsProp(0, 0.9, 1e-7)), Map.of(ParameterLayout.EMBEDDINGS, vectors), given);

        assertArrayEquals(vectors, given.arrays().get(ParameterLayout.EMBEDDINGS));
        for (String name : List.of(ParameterLayout.KERNEL, ParameterLayout.RECURRENT_KERNEL)) {
            assertArrayEquals(drawn.arrays().get(name), given.arrays().get(name));
        }
    }

    @Test
    void weightsOfAnotherModelAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> train(trial(1), Map.of(ParameterLayout.EMBEDDINGS, new float[9 * 3]), metrics -> {}));
    }

    /** Clipping by the norm of all gradients would tell if the embedding's were among them, decay if it decayed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEmbeddingThatIsNotTrainedStaysAsItIs(boolean byOccurrence) {
        OptimizerSpec optimizer =
                new Adam(0.02, 0.9, 0.99, 1e-7, false, 0.1, new Clipping(Clipping.By.GLOBAL_NORM, 0.01));
        ModelSpec frozen = MODEL.with(new Pretrained(Optional.empty(), Optional.empty(), false));
        Training training = new Training(
                3,
                16,
                optimizer,
                byOccurrence ? EmbeddingGradient.BY_OCCURRENCE : EmbeddingGradient.SUMMED,
                Regularization.NONE,
                Optional.empty(),
                Optional.empty(),
                ClassWeights.NONE,
                0,
                Batches.SHUFFLED);
        TrialDescription trial = new TrialDescription(DATA, "", frozen, training, DROPOUT, 1);
        float[] vectors = new float[8 * 3];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (i - 12) / 20f;
        }
        Keeping kept = new Keeping();
        train(trial, Map.of(ParameterLayout.EMBEDDINGS, vectors), kept);
        Keeping trained = new Keeping();
        train(trial(MODEL, 3, optimizer), Map.of(ParameterLayout.EMBEDDINGS, vectors), trained);

        assertArrayEquals(vectors, kept.arrays().get(ParameterLayout.EMBEDDINGS));
        assertFalse(Arrays.equals(vectors, trained.arrays().get(ParameterLayout.EMBEDDINGS)));
        assertFalse(Arrays.equals(
                trained.arrays().get(ParameterLayout.KERNEL), kept.arrays().get(ParameterLayout.KERNEL)));
    }
}
