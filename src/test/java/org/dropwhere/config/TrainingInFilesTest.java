package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
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
import org.dropwhere.spec.Sweep;
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

    /** The word means the same as saying nothing, also where an extended file has something. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "schedule: {cosine: {decay-steps: 10}}",
                "early-stopping: {patience: 5}",
                "class-weights: balanced",
                "class-weights: {0: 1, 1: 2.5}",
                "l2: {kernel: 1e-4}",
                "max-norm: {dense: 3}"
            })
    void noneSwitchesOffWhatAnotherFileHas(String settings) throws IOException {
        Training without = read(Folder.GOOD).training();
        String key = settings.substring(0, settings.indexOf(':'));
        Folder files = new Folder(folder)
                .with("base.yaml", Folder.good("epochs: 2", "epochs: 2, " + settings))
                .with("off.yaml", "extends: base.yaml\ntraining: {" + key + ": none}\n")
                .with("on.yaml", "extends: off.yaml\ntraining: {" + settings + "}\n");
        assertEquals(without, files.read("off.yaml").training());
        assertEquals(files.read("base.yaml").training(), files.read("on.yaml").training());
        assertEquals(without, set(files.path().resolve("base.yaml"), "training." + key + "=none"));
    }

    @Test
    void aPartIsSetAsIfNoneWereNotThere() throws IOException {
        Folder files = new Folder(folder).with("x.yaml", Folder.good("epochs: 2", "epochs: 2, early-stopping: none"));
        assertEquals(
                training("early-stopping: {patience: 5}"),
                set(files.path().resolve("x.yaml"), "training.early-stopping.patience=5"));
    }

    private static Training set(Path file, String setting) {
        return ExperimentFile.read(file, new Overrides(List.of(setting), List.of(), Optional.empty()))
                .first()
                .training();
    }

    @Test
    void noneCanBeAValueOfASweep() throws IOException {
        Plan plan = plan(new Folder(folder)
                .with("x.yaml", Folder.GOOD + "sweep: {grid: {training.early-stopping: [none, {patience: 5}]}}\n")
                .sweep("x.yaml"));
        Plan without = plan(new Folder(folder).with("y.yaml", Folder.GOOD).sweep("y.yaml"));
        assertEquals(
                without.trials().stream().map(Trial::id).toList(),
                plan.trials().stream()
                        .filter(trial ->
                                trial.description().training().earlyStopping().isEmpty())
                        .map(Trial::id)
                        .toList());
        assertEquals(2 * without.trials().size(), plan.trials().size());
    }

    private static Plan plan(Sweep sweep) {
        return Planner.plan(sweep, data -> "");
    }
}
