package org.dropwhere.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dropwhere.execution.Provenance;
import org.dropwhere.network.ClassifierState;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Monitor;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.spec.task.Parity;
import org.dropwhere.spec.task.TemporalOrder;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.RightAnswers;
import org.dropwhere.training.Score;
import org.dropwhere.training.Snapshot;
import org.dropwhere.training.TestAnswers;
import org.dropwhere.training.TestScores;

/** Plans and outcomes that were made by hand, for the tests of what comes after training. */
public final class HandMade {
    /** A machine that is the same everywhere. */
    public static final Provenance PROVENANCE = new Provenance(
            "0.1.0",
            "1",
            "Some JDK 17",
            "Some OS 1 x86",
            "Some CPU",
            "some BLAS",
            new TreeMap<>(Map.of("nd4j-api", "1", "openblas", "2")));

    private HandMade() {}

    /** A results folder that is there, as that of a run is. */
    public static ResultsFolder folder(Path results, String name) {
        try {
            Files.createDirectories(results.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ResultsFolder folder = ResultsFolder.of(results, name);
        folder.repairLooks();
        return folder;
    }

    /** The named variants, dropping more the later they come, twenty by twenty, with the seeds from 1 up. */
    public static Plan plan(int seeds, String... variants) {
        List<Variant> all = IntStream.range(0, variants.length)
                .mapToObj(i -> variant(variants[i], i % 20 * 0.05))
                .toList();
        Experiment experiment = new Experiment(
                "hand-made",
                "Does it matter: \"where\"?",
                new TaskData(new TemporalOrder(80), 498, 64, 1000, 500, 1000, 0.1),
                ModelSpec.lstm(64, 100, false),
                new Training(2, 32, new RmsProp(0.001, 0.9, 1e-7)),
                LongStream.rangeClosed(1, seeds).boxed().toList(),
                all);
        List<PlannedRun> cells = experiment.seeds().stream()
                .flatMap(seed -> all.stream().map(variant -> run(experiment, variant, seed)))
                .toList();
        return new Plan(experiment, List.of(), cells);
    }

    /** The same, trained for so many epochs. */
    public static Plan trainedFor(int epochs, Plan plan) {
        Training training = plan.experiment().training();
        return new Plan(
                plan.experiment(),
                plan.overrides(),
                plan.runs().stream()
                        .map(run -> {
                            TrialDescription trial = run.trial().description();
                            TrialDescription other = new TrialDescription(
                                    trial.data(),
                                    trial.dataDigest(),
                                    trial.model(),
                                    new Training(epochs, training.batchSize(), training.optimizer()),
                                    trial.placements(),
                                    trial.seed());
                            return new PlannedRun(
                                    run.arm(), run.seed(), new Trial(run.trial().id(), other));
                        })
                        .toList());
    }

    /** The same with another model. */
    static Plan with(ModelSpec model, Plan plan) {
        Experiment experiment = plan.experiment();
        return new Plan(
                new Experiment(
                        experiment.name(),
                        experiment.question(),
                        experiment.data(),
                        model,
                        experiment.training(),
                        experiment.seeds(),
                        experiment.variants()),
                plan.overrides(),
                plan.runs().stream()
                        .map(run -> new PlannedRun(run.arm(), run.seed(), with(model, run.trial())))
                        .toList());
    }

    /** The same with another model. */
    static Trial with(ModelSpec model, Trial trial) {
        TrialDescription description = trial.description();
        return Trial.of(
                new TrialDescription(
                        description.data(),
                        description.dataDigest(),
                        model,
                        description.training(),
                        description.placements(),
                        description.seed()),
                NumericVersion.CURRENT);
    }

    /** The same, compared in another way. */
    public static Plan analysed(Plan plan, Analysis analysis) {
        Experiment said = plan.experiment();
        return new Plan(
                new Experiment(
                        said.name(),
                        said.question(),
                        said.data(),
                        said.model(),
                        said.training(),
                        said.seeds(),
                        said.variants(),
                        analysis),
                plan.overrides(),
                plan.runs());
    }

    /** The same with sequences from CSV files, which are there nowhere. */
    public static Plan onFiles(Plan plan) {
        FileData files =
                FileData.of(Path.of("train.csv"), Path.of("validation.csv"), Path.of("test.csv"), OptionalInt.of(64));
        return new Plan(
                plan.experiment(),
                plan.overrides(),
                plan.runs().stream()
                        .map(run -> {
                            TrialDescription trial = run.trial().description();
                            TrialDescription other = new TrialDescription(
                                    files, "digest", trial.model(), trial.training(), trial.placements(), trial.seed());
                            return new PlannedRun(
                                    run.arm(), run.seed(), new Trial(run.trial().id(), other));
                        })
                        .toList());
    }

    /** Trained over one epoch, after which these test sequences were right. */
    public static Outcome tested(RightAnswers right) {
        Score score = new Score(0.5, right.accuracy());
        return new Outcome.Finished(epochs(0.75), 1, score, score, new TestAnswers(right, right));
    }

    /** The same, with verdicts about a metric that earlier releases did not know. */
    static Plan aboutAuc(Plan plan) {
        Analysis analysis = Analysis.DEFAULT;
        return analysed(
                plan,
                new Analysis(
                        new PrimaryMetric(Metric.AUC, false, PrimaryMetric.Moment.BEST),
                        new Margins(Map.of(Metric.AUC, 0.01)),
                        analysis.comparisons(),
                        analysis.solved(),
                        analysis.independentSeeds(),
                        analysis.mostSeeds(),
                        analysis.spending()));
    }

    /** A score of all metrics. */
    public static Score score() {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            values.put(metric, 0.25 + values.size() / 32.0);
        }
        return new Score(values);
    }

    /** Trained over one epoch, with all that is measured. */
    public static Outcome measured() {
        return new Outcome.Finished(
                epochs(0.75), 1, 1, new TestScores(score(), score()), Optional.empty(), TestAnswers.NOT_KEPT);
    }

    /** The same with all metrics of the test sequences. */
    static Snapshot measured(Snapshot snapshot) {
        return new Snapshot(
                snapshot.epochs(), snapshot.bestEpoch(), score(), snapshot.answersAtBest(), snapshot.state());
    }

    /** The same, asking from which validation accuracy on the task is solved. */
    public static Plan solvedFrom(Plan plan, double accuracy) {
        return analysed(
                plan,
                new Analysis(
                        PrimaryMetric.TEST_ACCURACY_AT_BEST,
                        Margins.NONE,
                        List.of(),
                        OptionalDouble.of(accuracy),
                        false,
                        OptionalInt.empty(),
                        Optional.empty()));
    }

    /** The same at every combination of the values of some axes, which change nothing. */
    public static Plan swept(Plan plan, SortedMap<String, List<String>> axes) {
        List<Point> points = List.of(Point.ONLY);
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            points = points.stream()
                    .flatMap(point -> axis.getValue().stream().map(value -> {
                        Map<String, String> values = new LinkedHashMap<>(point.values());
                        values.put(axis.getKey(), value);
                        return new Point(values);
                    }))
                    .toList();
        }
        return new Plan(
                plan.experiment(),
                plan.overrides(),
                points.stream()
                        .flatMap(point -> plan.runs().stream()
                                .map(run ->
                                        new PlannedRun(new Arm(point, run.arm().variant()), run.seed(), run.trial())))
                        .toList());
    }

    private static Variant variant(String name, double rate) {
        return Variant.of(
                name,
                rate == 0 ? List.of() : List.of(new KerasDropout(rate, 0.5)),
                ModelSpec.lstm(1, 1, false),
                List.of(),
                List.of());
    }

    private static PlannedRun run(Experiment experiment, Variant variant, long seed) {
        TrialDescription description = new TrialDescription(
                experiment.data(), "", experiment.model(), experiment.training(), variant.placements(), seed);
        return new PlannedRun(
                new Arm(Point.ONLY, variant.name()), seed, new Trial(variant.name() + "-" + seed, description));
    }

    /** Trained over epochs with these validation accuracies; everything else follows from them. */
    public static Outcome finished(double... validationAccuracies) {
        List<EpochMetrics> epochs = epochs(validationAccuracies);
        double last = validationAccuracies[validationAccuracies.length - 1];
        return new Outcome.Finished(
                epochs, 1, new Score(1 - validationAccuracies[0], validationAccuracies[0]), new Score(1 - last, last));
    }

    /** The same, but for the training accuracy of every epoch. */
    public static Outcome withTrainAccuracy(Outcome outcome, double accuracy) {
        Outcome.Finished trial = (Outcome.Finished) outcome;
        return new Outcome.Finished(
                trial.epochs().stream()
                        .map(epoch -> new EpochMetrics(
                                epoch.epoch(),
                                epoch.loss(),
                                epoch.trainLoss(),
                                accuracy,
                                epoch.validationLoss(),
                                epoch.validationAccuracy()))
                        .toList(),
                trial.bestEpoch(),
                trial.testAtBest(),
                trial.testAtLast());
    }

    /** Stopped after epochs with these validation accuracies. */
    public static Outcome failed(double... validationAccuracies) {
        return new Outcome.Failed(
                epochs(validationAccuracies),
                validationAccuracies.length + 1,
                "The loss is not finite in epoch " + (validationAccuracies.length + 1) + ".");
    }

    /** Between epochs, after some with these validation accuracies, the first of which was the best. */
    public static Snapshot snapshot(Trial trial, double... validationAccuracies) {
        ModelSpec model = trial.description().model();
        int vocabulary = ((TaskData) trial.description().data()).vocabulary();
        int size = Math.toIntExact(ParameterLayout.of(model, vocabulary).size());
        float[] weights = new float[size];
        float[] meanSquares = new float[size];
        for (int i = 0; i < size; i++) {
            weights[i] = new float[] {1.5f, -0f, Float.MIN_VALUE}[i % 3];
            meanSquares[i] = new float[] {0, 1e-30f, 3}[i % 3];
        }
        return new Snapshot(
                epochs(validationAccuracies),
                1,
                new Score(0.1 + 0.2, 1.0 / 3),
                RightAnswers.NOT_KEPT,
                new ClassifierState(weights, meanSquares));
    }

    /** The same, with the answers that its accuracy of a third can come from. */
    static Snapshot withAnswers(Snapshot snapshot) {
        return new Snapshot(
                snapshot.epochs(), snapshot.bestEpoch(), snapshot.testAtBest(), answers(9, 0, 1, 8), snapshot.state());
    }

    /** Of so many sequences those with these numbers, from 0, were right. */
    public static RightAnswers answers(int sequences, int... right) {
        BitSet bits = new BitSet();
        IntStream.of(right).forEach(bits::set);
        return new RightAnswers(sequences, bits);
    }

    /** The smallest trial that is trained for so many epochs. */
    public static Trial smallTrial(int epochs) {
        return Trial.of(
                new TrialDescription(
                        new TaskData(new Parity(2), 3, 2, 10, 10, 10, 0),
                        "",
                        ModelSpec.lstm(1, 1, false),
                        new Training(epochs, 32, new RmsProp(0.001, 0.9, 1e-7)),
                        List.of(),
                        1),
                1);
    }

    /** A trial on files that do not say their vocabulary, trained by plain gradient descent. */
    static Trial plainOnFiles(Trial trial) {
        Path csv = Path.of("sequences.csv");
        return Trial.of(
                new TrialDescription(
                        FileData.of(csv, csv, csv, OptionalInt.empty()),
                        "digest",
                        trial.description().model(),
                        new Training(
                                trial.description().training().epochs(), 32, new Sgd(0.01, 0, false, 0, Clipping.NONE)),
                        trial.description().placements(),
                        1),
                1);
    }

    /** The same, ending with the weights of the epoch with the best validation loss. */
    static Trial restoringTrial(int epochs) {
        TrialDescription small = smallTrial(epochs).description();
        Training training = new Training(
                epochs,
                small.training().batchSize(),
                small.training().optimizer(),
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                Optional.empty(),
                Optional.of(new EarlyStopping(Monitor.VALIDATION_LOSS, epochs, 0, true)),
                ClassWeights.NONE,
                0,
                Batches.SHUFFLED);
        return Trial.of(
                new TrialDescription(
                        small.data(), small.dataDigest(), small.model(), training, small.placements(), small.seed()),
                1);
    }

    private static List<EpochMetrics> epochs(double... accuracies) {
        List<EpochMetrics> epochs = new ArrayList<>();
        for (double accuracy : accuracies) {
            epochs.add(new EpochMetrics(
                    epochs.size() + 1, 0.75, 0.875 - accuracy / 2, accuracy + 0.0625, 1 - accuracy, accuracy));
        }
        return epochs;
    }

    /** The outcomes for the cells, in the order of the plan; cells beyond have none. */
    public static List<PlannedRunResult> results(Plan plan, Outcome... outcomes) {
        List<Optional<Outcome>> all = Stream.concat(
                        Stream.of(outcomes).map(Optional::of),
                        Stream.generate(Optional::<Outcome>empty)
                                .limit(plan.runs().size()))
                .toList();
        return IntStream.range(0, plan.runs().size())
                .mapToObj(i -> new PlannedRunResult(plan.runs().get(i), all.get(i)))
                .toList();
    }
}
