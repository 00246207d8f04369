package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.network.ClassifierState;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.Sweep;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.RightAnswers;
import org.dropwhere.training.Score;
import org.dropwhere.training.Snapshot;
import org.dropwhere.training.TestAnswers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes to another process that trains trials, and what comes back. */
class SerializationTest {
    private static final List<EpochMetrics> EPOCHS = List.of(new EpochMetrics(1, 0.7, 0.6, 0.5, 0.6, 0.5));
    private static final Score SCORE = new Score(0.5, 0.75);
    private static final RightAnswers RIGHT = new RightAnswers(4, BitSet.valueOf(new long[] {0b1011}));

    @TempDir
    private Path folder;

    private static List<Path> experiments() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("experiments"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aTrialComesBackAsItWas(Path experiment) throws Exception {
        Sweep sweep = ExperimentFile.read(experiment);
        List<Trial> trials = Planner.plan(sweep, data -> "").trials();
        assertEquals(trials, copy(List.copyOf(trials)));
    }

    /** Each places dropout elsewhere; data are tasks and files. */
    @Test
    void everyTaskAndFilesComeBackAsTheyWere() throws Exception {
        for (String task : List.of("majority", "temporal-order", "delayed-recall", "parity", "bigram")) {
            Path file = folder.resolve(task + ".yaml");
            Files.writeString(
                    file,
                    "data: {task: " + task + ", length: 8, vocabulary: 4, train: 4, validation: 4, test: 4}\n"
                            + "model: {embedding: 3, units: 4}\ntraining: {epochs: 1}\nseeds: 1\nvariants: {control: {}}\n");
            List<Trial> trials =
                    Planner.plan(ExperimentFile.read(file), data -> "").trials();
            assertEquals(trials, copy(List.copyOf(trials)));
        }
        Trial trial = Planner.plan(ExperimentFile.read(experiments().get(0)), data -> "")
                .trials()
                .get(0);
        for (OptionalInt vocabulary : List.of(OptionalInt.empty(), OptionalInt.of(7))) {
            FileData files = FileData.of(Path.of("a.csv"), Path.of("b/b.csv"), Path.of("/c.csv"), vocabulary);
            TrialDescription description = new TrialDescription(
                    files,
                    "digest",
                    trial.description().model(),
                    trial.description().training(),
                    List.of(),
                    5);
            assertEquals(description, copy(description));
        }
    }

    @Test
    void anotherProcessTrainsACopyToTheSameOutcome() throws Exception {
        Path file = folder.resolve("parity.yaml");
        Files.writeString(file, """
                data: {task: parity, length: 4, vocabulary: 4, train: 8, validation: 4, test: 4}
                model: {embedding: 3, units: 4}
                training: {epochs: 2}
                seeds: 1
                variants: {control: {}, drop: {after-embedding: 0.5}}
                """);
        for (Trial trial : Planner.plan(ExperimentFile.read(file), data -> "").trials()) {
            TrialReport there = copy(train(copy(trial)));
            assertInstanceOf(Outcome.Finished.class, there.outcome());
            assertEquals(train(trial).outcome(), there.outcome());
        }
    }

    /** As a process does that has nothing but the trial. */
    private static TrialReport train(Trial trial) {
        List<TrialReport> reports = new ArrayList<>();
        new LocalExecutor(1).run(List.of(trial), CheckpointStore.NONE, new TrialEvents() {
            @Override
            public void started(Trial started) {}

            @Override
            public void epoch(Trial running, EpochMetrics metrics) {}

            @Override
            public void ended(Trial ended, TrialReport report) {
                reports.add(report);
            }
        });
        return reports.get(0);
    }

    @Test
    void aReportComesBackAsItWas() throws Exception {
        Provenance provenance = Provenance.ofThisMachine("1", "2", "BLAS");
        List<TrialReport> reports = List.of(
                TrialReport.of(
                        new Outcome.Finished(EPOCHS, 1, SCORE, SCORE, new TestAnswers(RIGHT, RIGHT)), provenance),
                TrialReport.of(new Outcome.Failed(EPOCHS, 2, "Why."), provenance, new IllegalStateException("Why.")));
        assertEquals(reports, copy(reports));
    }

    @Test
    void aSnapshotComesBackAsItWas() throws Exception {
        Snapshot snapshot = new Snapshot(
                        EPOCHS, 1, SCORE, RIGHT, new ClassifierState(new float[] {1, 2}, new float[] {3}))
                .by("some kind");
        Snapshot copy = copy(snapshot);
        assertEquals(EPOCHS, copy.epochs());
        assertEquals(1, copy.bestEpoch());
        assertEquals(SCORE, copy.testAtBest());
        assertEquals(RIGHT, copy.answersAtBest());
        assertArrayEquals(new float[] {1, 2}, copy.state().weights());
        assertArrayEquals(new float[] {3}, copy.state().slots());
        assertEquals("some kind", copy.kind());
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
