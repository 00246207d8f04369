package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.BalancedWeights;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.CosineDecay;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.ExponentialDecay;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.Monitor;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.ReduceOnPlateau;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules, early stopping, class weights, passes with dropout and metrics as files say them. */
class TrainingInFilesTest {
    @TempDir
    private Path folder;

    private Experiment read(String text) throws IOException {
        return new Folder(folder).with("x.yaml", text).read("x.yaml");
    }

    private Training training(String settings) throws IOException {
        return read(Folder.good("epochs: 2", "epochs: 2, " + settings)).training();
    }

    @Test
    void whatIsNotAskedForIsNotThere() throws IOException {
        Training training = read(Folder.GOOD).training();
        assertEquals(new Training(2, 32, training.optimizer()), training);
    }

    @Test
    void aScheduleHasKerasDefaults() throws IOException {
        assertEquals(
                Optional.of(new ExponentialDecay(1000, 0.96, false)),
                training("schedule: {exponential: {decay-steps: 1e3, decay-rate: 0.96}}")
                        .schedule());
        assertEquals(
                Optional.of(new ExponentialDecay(10, 0.5, true)),
                training("schedule: {exponential: {decay-steps: 10, decay-rate: 0.5, staircase: true}}")
                        .schedule());
        assertEquals(
                Optional.of(new CosineDecay(10, 0)),
                training("schedule: {cosine: {decay-steps: 10}}").schedule());
        assertEquals(
                Optional.of(new ReduceOnPlateau(Monitor.VALIDATION_LOSS, 0.1, 10, 1e-4, 0, 0)),
                training("schedule: {reduce-on-plateau: {}}").schedule());
        assertEquals(
                Optional.of(new ReduceOnPlateau(Monitor.VALIDATION_ACCURACY, 0.5, 2, 0, 3, 1e-5)),
                training("schedule: {reduce-on-plateau: {monitor: validation-accuracy, factor: 0.5, patience: 2,"
                                + " least-change: 0, cooldown: 3, least-learning-rate: 1e-5}}")
                        .schedule());
    }

    @Test
    void earlyStoppingHasKerasDefaults() throws IOException {
        assertEquals(
                Optional.of(new EarlyStopping(Monitor.VALIDATION_LOSS, 0, 0, false)),
                training("early-stopping: {}").earlyStopping());
        assertEquals(
                Optional.of(new EarlyStopping(Monitor.LOSS, 5, 0.01, true)),
                training("early-stopping: {monitor: loss, patience: 5, least-change: 0.01, best-weights: true}")
                        .earlyStopping());
    }

    @Test
    void classWeightsAreGivenByLabelOrBalanced() throws IOException {
        assertEquals(
                new LabelWeights(1, 2.5),
                training("class-weights: {0: 1, 1: 2.5}").classWeights());
        assertEquals(
                new LabelWeights(1, 2.5),
                training("class-weights: {\"0\": 1, \"1\": 2.5}").classWeights());
        assertEquals(new BalancedWeights(), training("class-weights: balanced").classWeights());
        assertEquals(ClassWeights.NONE, training("class-weights: {0: 1, 1: 1}").classWeights());
    }

    @Test
    void metricsCanBePrimaryAndHaveMargins() throws IOException {
        Experiment experiment = read(Folder.good("seeds: 3", """
                seeds: 3
                evaluation: {samples: 50}
                primary: test-brier-score-with-dropout-at-last
                equivalence: {auc: 0.02, brier-score: 0.01}
                """));
        assertEquals(50, experiment.training().dropoutSamples());
        assertEquals(
                new PrimaryMetric(Metric.BRIER_SCORE, true, PrimaryMetric.Moment.LAST),
                experiment.analysis().primary());
        assertEquals(
                new Margins(Map.of(Metric.AUC, 0.02, Metric.BRIER_SCORE, 0.01)),
                experiment.analysis().equivalence());
    }

    /** What a results folder holds is held against the rules of files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "schedule: {exponential: {decay-steps: 10, decay-rate: 0.5, staircase: true}}",
                "schedule: {cosine: {decay-steps: 10}}",
                "schedule: {reduce-on-plateau: {}}",
                "early-stopping: {best-weights: true}",
                "class-weights: {0: 1, 1: 2.5}",
                "class-weights: balanced"
            })
    void everySettingCanBeWrittenAsAFile(String settings) throws IOException {
        Experiment experiment = read(Folder.good("epochs: 2", "epochs: 2, " + settings));
        assertEquals(Optional.empty(), ResolvedRules.broken(experiment));
    }

    @Test
    void aSweepCanVaryThem() throws IOException {
        List<Training> trainings = new Folder(folder)
                        .with("x.yaml", Folder.GOOD + "sweep: {grid: {training.early-stopping.patience: [1, 2]}}\n")
                        .sweep("x.yaml")
                        .combinations()
                        .stream()
                        .map(combination -> combination.experiment().training())
                        .toList();
        assertEquals(
                List.of(1, 2),
                trainings.stream()
                        .map(training -> training.earlyStopping().orElseThrow().patience())
                        .toList());
    }
}
