package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.text.Sha256;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;
import org.dropwhere.training.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {
    private static final Plan PLAN = HandMade.plan(1, "control", "both");
    private static final Trial TRIAL = PLAN.runs().get(1).trial();

    @TempDir
    private Path results;

    private ResultsFolder folder;

    @BeforeEach
    void open() {
        folder = HandMade.folder(results, "hand-made");
    }

    @Test
    void makesNothingBeforeSomethingIsWritten() {
        ResultsFolder other = ResultsFolder.of(results, "other");
        assertEquals(Optional.empty(), other.outcome(TRIAL));
        assertEquals(false, Files.exists(other.path()));
    }

    @Test
    void givesBackAFinishedTrialExactly() {
        Outcome outcome = new Outcome.Finished(
                List.of(
                        new EpochMetrics(1, 0.1 + 0.2, Math.PI, 1.0 / 3, Double.MIN_VALUE, 1),
                        new EpochMetrics(2, 1e-300, Math.nextUp(0.5), 0, 1e17, 2.0 / 3)),
                2,
                new Score(Math.E, 0.1 + 0.7),
                new Score(Double.MAX_VALUE, Math.nextDown(1.0)));
        folder.store(TRIAL, outcome, HandMade.PROVENANCE);
        assertEquals(Optional.of(outcome), folder.outcome(TRIAL));
    }

    @Test
    void givesBackAFailedTrialExactly() {
        Outcome outcome = HandMade.failed(0.5, 0.6);
        folder.store(TRIAL, outcome, HandMade.PROVENANCE);
        assertEquals(Optional.of(outcome), folder.outcome(TRIAL));
    }

    @Test
    void givesBackATrialThatFailedInItsFirstEpoch() {
        Outcome outcome = HandMade.failed();
        folder.store(TRIAL, outcome, HandMade.PROVENANCE);
        assertEquals(Optional.of(outcome), folder.outcome(TRIAL));
    }

    @Test
    void writesTheEpochsAsCsv() throws IOException {
        folder.store(TRIAL, HandMade.finished(0.5, 0.75), HandMade.PROVENANCE);
        assertEquals("""
                epoch,loss,train_loss,train_accuracy,validation_loss,validation_accuracy
                1,0.75,0.625,0.5625,0.5,0.5
                2,0.75,0.5,0.8125,0.25,0.75
                """, read("trials/both-1/epochs.csv"));
    }

    @Test
    void writesDescriptionOutcomeAndProvenanceAsJson() throws IOException {
        folder.store(TRIAL, HandMade.finished(0.5, 0.75), HandMade.PROVENANCE);
        assertEquals(
                TrailingChecksum.JSON.close("""
                {
                  "format" : "dropwhere trial 2",
                  "id" : "both-1",
                  "description" : {
                    "data" : {
                      "kind" : "task-data",
                      "task" : {
                        "kind" : "temporal-order",
                        "within-last" : 80
                      },
                      "length" : 498,
                      "vocabulary" : 64,
                      "train" : 1000,
                      "validation" : 500,
                      "test" : 1000,
                      "label-noise" : 0.1
                    },
                    "data-digest" : "",
                    "model" : {
                      "embedding" : 64,
                      "units" : 100,
                      "mask-zero" : false
                    },
                    "training" : {
                      "epochs" : 2,
                      "batch-size" : 32,
                      "optimizer" : {
                        "learning-rate" : 0.001,
                        "rho" : 0.9,
                        "epsilon" : 1.0E-7
                      }
                    },
                    "placements" : [
                      {
                        "site" : "lstm-input",
                        "rate" : 0.05,
                        "time" : "per-sequence",
                        "gates" : "per-gate"
                      },
                      {
                        "site" : "lstm-recurrent",
                        "rate" : 0.5,
                        "time" : "per-sequence",
                        "gates" : "per-gate"
                      }
                    ],
                    "seed" : 1
                  },
                  "outcome" : {
                    "status" : "finished",
                    "epochs" : 2,
                    "best-epoch" : 1,
                    "test-at-best" : {
                      "loss" : 0.5,
                      "accuracy" : 0.5
                    },
                    "test-at-last" : {
                      "loss" : 0.25,
                      "accuracy" : 0.75
                    }
                  },
                  "provenance" : {
                    "program" : "0.1.0",
                    "numeric" : "1",
                    "jdk" : "Some JDK 17",
                    "system" : "Some OS 1 x86",
                    "cpu" : "Some CPU",
                    "blas" : "some BLAS",
                    "libraries" : {
                      "nd4j-api" : "1",
                      "openblas" : "2"
                    }
                  },
                  "format-of-epochs-csv" : "dropwhere epochs 1",
                  "sha-256-of-epochs-csv" : "%s",
                """.formatted(Sha256.of(read("trials/both-1/epochs.csv")))),
                read("trials/both-1/trial.json"));
    }

    @Test
    void writesThePlanAsYaml() throws IOException {
        folder.writePlan(PLAN);
        assertEquals(TrailingChecksum.COMMENT.close("""
                # dropwhere plan 2
                numeric-version: %d
                experiment:
                  name: hand-made
                  question: 'Does it matter: "where"?'
                  data:
                    kind: task-data
                    task: {kind: temporal-order, within-last: 80}
                    length: 498
                    vocabulary: 64
                    train: 1000
                    validation: 500
                    test: 1000
                    label-noise: 0.1
                  model: {embedding: 64, units: 100, mask-zero: false}
                  training:
                    epochs: 2
                    batch-size: 32
                    optimizer: {learning-rate: 0.001, rho: 0.9, epsilon: 1.0E-7}
                  seeds: [1]
                  variants:
                  - name: control
                    matched: []
                    placements: []
                  - name: both
                    keras: {version: '3', dropout: 0.05, recurrent-dropout: 0.5}
                    matched: []
                    placements:
                    - {site: lstm-input, rate: 0.05, time: per-sequence, gates: per-gate}
                    - {site: lstm-recurrent, rate: 0.5, time: per-sequence, gates: per-gate}
                  analysis:
                    primary: test-accuracy-at-best
                    equivalence: {}
                    comparisons: []
                    independent-seeds: false
                overrides: []
                cells:
                - {"variant": "control", "seed": 1, "trial": "control-1"}
                - {"variant": "both", "seed": 1, "trial": "both-1"}
                trials:
                - {"id": "control-1", "data": {"kind": "task-data", "task": {"kind": "temporal-order", "within-last": 80}, \
                "length": 498, "vocabulary": 64, "train": 1000, "validation": 500, "test": 1000, "label-noise": 0.1}, \
                "data-digest": "", "model": {"embedding": 64, "units": 100, "mask-zero": false}, \
                "training": {"epochs": 2, "batch-size": 32, \
                "optimizer": {"learning-rate": 0.001, "rho": 0.9, "epsilon": 1.0E-7}}, \
                "placements": [], "seed": 1}
                - {"id": "both-1", "data": {"kind": "task-data", "task": {"kind": "temporal-order", "within-last": 80}, \
                "length": 498, "vocabulary": 64, "train": 1000, "validation": 500, "test": 1000, "label-noise": 0.1}, \
                "data-digest": "", "model": {"embedding": 64, "units": 100, "mask-zero": false}, \
                "training": {"epochs": 2, "batch-size": 32, \
                "optimizer": {"learning-rate": 0.001, "rho": 0.9, "epsilon": 1.0E-7}}, \
                "placements": [\
                {"site": "lstm-input", "rate": 0.05, "time": "per-sequence", "gates": "per-gate"}, \
                {"site": "lstm-recurrent", "rate": 0.5, "time": "per-sequence", "gates": "per-gate"}], "seed": 1}
                """.formatted(NumericVersion.CURRENT)), read("plan.yaml"));
    }

    @Test
    void readsThePlanBack() {
        assertEquals(Optional.empty(), folder.readPlan());
        Plan plan = Planner.plan(ExperimentFile.read(Path.of("experiments/quickstart.yaml")), data -> "");
        folder.writePlan(plan);
        assertEquals(Optional.of(plan), folder.readPlan());
        assertEquals(Optional.of(plan), ResultsFolder.at(folder.path()).readPlan());
    }

    @Test
    void saysInASentenceHowThePlanIsDamaged() throws IOException {
        folder.writePlan(PLAN);
        String whole = read("plan.yaml");
        Map<String, String> damages = Map.of(
                "",
                "it is empty",
                whole.substring(0, whole.length() / 2),
                "the checksum at its end is missing",
                whole.replace("units: 100", "units: 10"),
                "its content does not have the checksum at its end");
        for (Map.Entry<String, String> damage : damages.entrySet()) {
            Files.writeString(file("plan.yaml"), damage.getKey());
            BadInput failure = assertThrows(BadInput.class, folder::readPlan);
            assertEquals(List.of(file("plan.yaml") + " is damaged: " + damage.getValue() + "."), failure.sentences());
        }
        Files.write(file("plan.yaml"), new byte[] {(byte) 0xff, '\n'});
        assertEquals(
                List.of(file("plan.yaml") + " is damaged: it is not UTF-8."),
                assertThrows(BadInput.class, folder::readPlan).sentences());
        Files.delete(file("plan.yaml"));
        Files.createDirectory(file("plan.yaml"));
        assertEquals(
                List.of(file("plan.yaml") + " is a folder, and a file should be there. Move it away."),
                assertThrows(BadInput.class, folder::readPlan).sentences());
    }

    @Test
    void keepsACheckpointUntilTheTrialHasFinished() {
        Trial trial = HandMade.smallTrial(3);
        Snapshot snapshot = HandMade.snapshot(trial, 0.5, 0.75);
        assertEquals(Optional.empty(), folder.checkpoint(trial));
        folder.keepCheckpoint(trial, HandMade.snapshot(trial, 0.5));
        folder.keepCheckpoint(trial, snapshot);
        assertEquals(snapshot.epochs(), folder.checkpoint(trial).orElseThrow().epochs());
        assertEquals(Optional.empty(), folder.outcome(trial));

        folder.store(trial, HandMade.failed(0.5, 0.75), HandMade.PROVENANCE);
        assertEquals(snapshot.epochs(), folder.checkpoint(trial).orElseThrow().epochs());

        folder.store(trial, HandMade.finished(0.5, 0.75, 0.5), HandMade.PROVENANCE);
        assertEquals(Optional.empty(), folder.checkpoint(trial));
        assertEquals(false, Files.exists(file("trials/" + trial.id() + "/checkpoint.bin")));
    }

    @Test
    void aTrialWithoutItsJsonIsNotFinished() throws IOException {
        folder.store(TRIAL, HandMade.finished(0.5, 0.75), HandMade.PROVENANCE);
        Files.delete(file("trials/both-1/trial.json"));
        assertEquals(Optional.empty(), folder.outcome(TRIAL));
    }

    @Test
    void aTrialWithLostEpochsIsNotFinished() throws IOException {
        folder.store(TRIAL, HandMade.finished(0.5, 0.75), HandMade.PROVENANCE);
        String text = read("trials/both-1/epochs.csv");
        Files.writeString(file("trials/both-1/epochs.csv"), text.substring(0, text.indexOf("\n2,") + 1));
        assertEquals(Optional.empty(), folder.outcome(TRIAL));
    }

    @Test
    void aTrialWithADamagedRowIsNotFinished() throws IOException {
        folder.store(TRIAL, HandMade.finished(0.5, 0.75), HandMade.PROVENANCE);
        for (String damaged : List.of("2,0.75,0.5,0.8125,0.2", "2,,,,,", "2,0.75,0.5,0.8125,x,0.75", "3,1,1,1,1,1")) {
            Files.writeString(
                    file("trials/both-1/epochs.csv"),
                    read("trials/both-1/epochs.csv").replaceFirst("\n[23],[^\n]*", "\n" + damaged));
            assertEquals(Optional.empty(), folder.outcome(TRIAL), damaged);
        }
    }

    @Test
    void aTrialWithDamagedJsonIsNotFinished() throws IOException {
        folder.store(TRIAL, HandMade.finished(0.5, 0.75), HandMade.PROVENANCE);
        String whole = read("trials/both-1/trial.json");
        for (String damaged : List.of(
                "",
                "[]",
                whole.substring(0, whole.length() / 2),
                whole.replace("both-1", "other-1"),
                whole.replace("finished", "done"),
                whole.replace("\"accuracy\"", "\"acuracy\""))) {
            Files.writeString(file("trials/both-1/trial.json"), damaged);
            assertEquals(Optional.empty(), folder.outcome(TRIAL), damaged);
        }
    }

    @Test
    void readsEveryCellInTheOrderOfThePlan() {
        Outcome outcome = HandMade.finished(0.5, 0.75);
        folder.store(TRIAL, outcome, HandMade.PROVENANCE);
        assertEquals(
                List.of(
                        new PlannedRunResult(PLAN.runs().get(0), Optional.empty()),
                        new PlannedRunResult(PLAN.runs().get(1), Optional.of(outcome))),
                folder.results(PLAN));
    }

    private Path file(String name) {
        return folder.path().resolve(name);
    }

    private String read(String name) throws IOException {
        return Files.readString(file(name));
    }
}
