package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dropwhere.network.ClassifierState;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.KeptWeights;
import org.dropwhere.training.RightAnswers;
import org.dropwhere.training.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointCodecTest {
    private static final Trial TRIAL = HandMade.smallTrial(5);
    private static final Snapshot SNAPSHOT = HandMade.snapshot(TRIAL, 0.5, 1.0 / 3, 0.75);
    private static final byte[] BYTES = new CheckpointCodec(TRIAL).write(SNAPSHOT.by("some kind"));

    @Test
    void givesBackASnapshotToTheLastBit() throws DamagedContentException, UnsupportedVersionException {
        Snapshot read = new CheckpointCodec(TRIAL).read(BYTES);
        assertEquals(SNAPSHOT.epochs(), read.epochs());
        assertEquals(SNAPSHOT.bestEpoch(), read.bestEpoch());
        assertEquals(SNAPSHOT.testAtBest(), read.testAtBest());
        assertArrayEquals(SNAPSHOT.state().weights(), read.state().weights());
        assertArrayEquals(SNAPSHOT.state().slots(), read.state().slots());
    }

    @Test
    void givesBackWhichTestSequencesWereRight() throws DamagedContentException, UnsupportedVersionException {
        Snapshot with = HandMade.withAnswers(SNAPSHOT);
        CheckpointCodec codec = new CheckpointCodec(TRIAL);
        assertEquals(with.answersAtBest(), codec.read(codec.write(with)).answersAtBest());
        assertEquals(RightAnswers.NOT_KEPT, codec.read(codec.write(SNAPSHOT)).answersAtBest());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesBackWhatKindOfMachineHasComputedIt(boolean withAnswers)
            throws DamagedContentException, UnsupportedVersionException {
        String kind = HandMade.PROVENANCE.kind().text();
        Snapshot snapshot = withAnswers ? HandMade.withAnswers(SNAPSHOT) : SNAPSHOT;
        CheckpointCodec codec = new CheckpointCodec(TRIAL);
        Snapshot read = codec.read(codec.write(snapshot.by(kind)));
        assertEquals(kind, read.kind());
        assertEquals(snapshot.testAtBest(), read.testAtBest());
        assertEquals(snapshot.answersAtBest(), read.answersAtBest());
        assertArrayEquals(snapshot.state().slots(), read.state().slots());
    }

    /** The formats before the one that names the kind. */
    @Test
    void earlierFormatsAreReadAndNameNoKindOfMachine() throws DamagedContentException, UnsupportedVersionException {
        List<Snapshot> snapshots = List.of(SNAPSHOT, HandMade.withAnswers(SNAPSHOT), HandMade.measured(SNAPSHOT));
        CheckpointCodec codec = new CheckpointCodec(TRIAL);
        for (int i = 0; i < snapshots.size(); i++) {
            byte[] bytes = codec.write(snapshots.get(i));
            assertEquals(i + 1, codec.format().version(bytes));
            Snapshot read = codec.read(bytes);
            assertEquals("", read.kind());
            assertEquals(snapshots.get(i).testAtBest(), read.testAtBest());
        }
    }

    @Test
    void givesBackAllMetricsAndTheWeightsThatTrainingMayEndWith()
            throws DamagedContentException, UnsupportedVersionException {
        Trial restoring = HandMade.restoringTrial(5);
        Snapshot snapshot = HandMade.snapshot(restoring, 0.5, 1.0 / 3, 0.75);
        float[] weights = snapshot.state().weights().clone();
        weights[0] = 7;
        Snapshot kept = new Snapshot(
                snapshot.epochs(),
                1,
                HandMade.score(),
                RightAnswers.NOT_KEPT,
                snapshot.state(),
                new KeptWeights(Optional.empty(), Optional.of(weights)));
        CheckpointCodec codec = new CheckpointCodec(restoring);

        Snapshot read = codec.read(codec.write(kept));

        assertEquals(HandMade.score(), read.testAtBest());
        assertArrayEquals(weights, read.kept().restorable().orElseThrow());
        assertEquals(Optional.empty(), read.kept().best());
        assertEquals(
                "it is nothing that this version of the program has written (weights of epochs before are missing, or"
                        + " there are some that nobody needs)",
                assertThrows(DamagedContentException.class, () -> codec.read(codec.write(snapshot)))
                        .getMessage());
    }

    /** Where only the files tell the vocabulary, any number of rows may be the embedding's. */
    @Test
    void anOptimizerThatRemembersNothingIsReadWhereTheVocabularyIsUnknown()
            throws DamagedContentException, UnsupportedVersionException {
        Trial trial = HandMade.plainOnFiles(TRIAL);
        Snapshot snapshot = new Snapshot(
                SNAPSHOT.epochs(),
                1,
                SNAPSHOT.testAtBest(),
                RightAnswers.NOT_KEPT,
                new ClassifierState(SNAPSHOT.state().weights(), new float[0]));
        CheckpointCodec codec = new CheckpointCodec(trial);

        Snapshot read = codec.read(codec.write(snapshot));

        assertArrayEquals(snapshot.state().weights(), read.state().weights());
        assertArrayEquals(new float[0], read.state().slots());
    }

    @Test
    void answersThatDoNotComeToTheAccuracyAreNoticed() {
        Snapshot wrong =
                new Snapshot(SNAPSHOT.epochs(), 1, SNAPSHOT.testAtBest(), HandMade.answers(4, 1), SNAPSHOT.state());
        CheckpointCodec codec = new CheckpointCodec(TRIAL);
        assertEquals(
                "it is nothing that this version of the program has written (a test accuracy is 0.3333333333333333"
                        + " where 0.25 of the answers are right)",
                assertThrows(DamagedContentException.class, () -> codec.read(codec.write(wrong)))
                        .getMessage());
    }

    @Test
    void everyCutIsNoticed() {
        for (int length = 0; length < BYTES.length; length++) {
            byte[] cut = Arrays.copyOf(BYTES, length);
            assertThrows(DamagedContentException.class, () -> new CheckpointCodec(TRIAL).read(cut), length + " bytes");
        }
    }

    @Test
    void everyChangedByteIsNoticed() {
        for (int at = 0; at < BYTES.length; at++) {
            byte[] changed = BYTES.clone();
            changed[at] ^= (byte) (1 + at % 255);
            assertThrows(DamagedContentException.class, () -> new CheckpointCodec(TRIAL).read(changed), "byte " + at);
        }
    }

    @Test
    void thatOfAnotherTrialIsNotTaken() {
        Trial other = new Trial("other", TRIAL.description());
        assertEquals(
                "it is another trial's",
                assertThrows(DamagedContentException.class, () -> new CheckpointCodec(other).read(BYTES))
                        .getMessage());
    }
}
