package org.dropwhere.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.plan.ValueAtPoints;
import org.dropwhere.report.ComparisonText;
import org.dropwhere.report.FilesText;
import org.dropwhere.report.MarginText;
import org.dropwhere.report.OptimizerText;
import org.dropwhere.report.TaskText;
import org.dropwhere.report.TrainingText;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;
import org.dropwhere.training.Outcome;

/** How the numbers came about, in plain words. */
final class MethodSection {
    /** The most settings of a sweep that are listed. */
    private static final int MOST = 8;

    private MethodSection() {}

    static Section of(ReportData report) {
        Experiment experiment = report.plan().experiment();
        List<String> sentences = new ArrayList<>();
        sentences.addAll(along(
                report.plan(),
                "data.",
                point -> data(point.data(), report.data().of(point.data()))));
        sentences.addAll(along(report.plan(), "training.", point -> training(point.training())));
        stopped(report.results()).ifPresent(sentences::add);
        sentences.add(metrics(SummaryMetric.of(experiment.analysis().primary())));
        sentences.addAll(List.of(
                "Every variant is trained once for each of "
                        + experiment.seeds().size() + " seeds. " + shared(experiment.analysis()),
                "A rate is the probability of dropping. What is kept is multiplied by 1 / (1 - rate); evaluation"
                        + " drops nothing.",
                "The best epoch is the one with the highest validation accuracy, of equally high ones that with the"
                        + " lower validation loss, then the first; the test sequences choose nothing.",
                "The seed is the unit of all statistics. Intervals are 95 % intervals by Student's t over seeds;"
                        + " those of a difference have their ends moved outwards by the worst skewness that the seeds"
                        + " leave open. All end where the values do: an accuracy's at 0 and 1, a difference of accuracies' at -1 and 1, a"
                        + " loss's at 0.",
                "A difference is claimed where its interval leaves out 0, after Holm's correction for the number of"
                        + " comparisons, and the sign-flip test finds it, too. Where seeds are so few that the latter's p"
                        + " value cannot be that small (with " + Verdict.FEWEST_SEEDS + " it is never below "
                        + NumberText.of(Math.pow(2, 1 - Verdict.FEWEST_SEEDS)) + "), it asks only that all"
                        + " differences have the same sign. " + margin(experiment.analysis())));
        ComparisonText.along(report.plan()).ifPresent(sentences::add);
        return new Section("method", "Method", List.of(Html.list(sentences)));
    }

    /** A sentence for each of the different settings along a sweep; one if there is but one. */
    private static List<String> along(Plan plan, String axes, Function<TrialDescription, String> sentence) {
        Map<Point, TrialDescription> settings = plan.exampleTrials();
        List<ValueAtPoints<String>> all = ValueAtPoints.of(
                List.copyOf(settings.keySet()),
                point -> sentence.apply(Optional.ofNullable(settings.get(point)).orElseThrow()),
                axis -> axis.startsWith(axes));
        return all.stream()
                .limit(MOST)
                .map(each -> (each.where().isEmpty() ? "" : "At " + each.where() + ": ") + each.value())
                .toList();
    }

    private static String shared(Analysis analysis) {
        return analysis.independentSeeds()
                ? "Each variant but the first has seeds of its own, so that the variants share nothing."
                : "Variants of one seed share their data, their initial weights, the order of the sequences and the"
                        + " masks of the sites at which both are trained to drop alike, so what differs between them is"
                        + " the dropout.";
    }

    private static String margin(Analysis analysis) {
        return analysis.equivalence().byMetric().isEmpty()
                ? "No margin was declared within which a difference does not matter, so nothing can be called"
                        + " equivalent."
                : "Equivalence is claimed where the interval is within the margin that was declared, corrected for the"
                        + " number of comparisons: " + MarginText.list(analysis.equivalence()) + ".";
    }

    private static String data(Data data, Optional<DatasetSummary> known) {
        String source = data instanceof TaskData task ? task(task) : files((FileData) data, known);
        Pad pad = data.pad();
        return pad.isNone()
                ? source
                : source + " Sequences are brought to length " + pad.to()
                        + " with token 0, as Keras' pad_sequences does (padding "
                        + pad.side().key() + ", truncating "
                        + pad.truncate().key() + ").";
    }

    private static String task(TaskData task) {
        Lengths lengths = task.lengths();
        return String.format(
                Locale.ROOT,
                "The task is %s: sequences of %s tokens out of %d, labelled 0 or 1; for each seed %d to train on,"
                        + " %d to choose the best epoch and %d to test, with %s of the training labels flipped.",
                TaskText.of(task.task()),
                lengths.isOne() ? String.valueOf(lengths.to()) : lengths.from() + " to " + lengths.to(),
                task.vocabulary(),
                task.train(),
                task.validation(),
                task.test(),
                task.labelNoise() == 0 ? "none" : "a share of " + NumberText.of(task.labelNoise()));
    }

    private static String files(FileData files, Optional<DatasetSummary> known) {
        List<String> sentences = new ArrayList<>();
        sentences.add("The sequences come from "
                + known.map(FilesText::formats).orElse("files")
                + FilesText.split(files).map(split -> ", " + split + ",").orElse("") + " and are "
                + FilesText.seeds(files) + ".");
        if (files.isTestShared()) {
            sentences.add("So a claim about test accuracy also takes a test over seeds and test sequences together.");
        }
        if (files.content() instanceof WordContent) {
            sentences.add(
                    "Token 0 is padding, 1 any word without a token of its own; the words of the training part have"
                            + " the others, the most frequent first"
                            + known.map(summary -> ", " + summary.inputs() + " tokens in all")
                                    .orElse("") + ".");
        }
        if (files.content() instanceof FeatureContent features) {
            sentences.add("A step has "
                    + known.map(summary -> Phrases.count(summary.inputs(), "feature"))
                            .orElse("features")
                    + (features.standardise()
                            ? ", each less its mean and divided by its standard deviation over the steps of the training part."
                            : ", as the files have them."));
        }
        return String.join(" ", sentences);
    }

    private static String training(Training training) {
        return String.format(
                        Locale.ROOT,
                        "Models are trained for %s%d epochs in batches of %d with %s (%s), as"
                                + " Keras computes it %s.",
                        training.earlyStopping().isPresent() ? "at most " : "",
                        training.epochs(),
                        training.batchSize(),
                        training.optimizer().title(),
                        OptimizerText.settings(training.optimizer()),
                        backend(training))
                + TrainingText.sentences(training).stream()
                        .map(sentence -> " " + sentence)
                        .collect(Collectors.joining());
    }

    /** The embeddings' gradients are the one thing in which Keras depends on what computes it. */
    private static String backend(Training training) {
        if (training.embeddingGradient() == EmbeddingGradient.BY_OCCURRENCE) {
            return "on TensorFlow";
        }
        return training.optimizer() instanceof Sgd
                ? "on JAX and PyTorch"
                : "on JAX and PyTorch. On TensorFlow, Keras 3 squares an embedding's gradient separately for each"
                        + " occurrence of a token, so that its models learn faster";
    }

    /** When trials ended that early stopping ended, if it did. */
    private static Optional<String> stopped(List<PlannedRunResult> results) {
        Map<Trial, Integer> epochs = new LinkedHashMap<>();
        for (PlannedRunResult result : results) {
            Trial trial = result.run().trial();
            if (result.outcome().orElse(null) instanceof Outcome.Finished finished
                    && finished.epochs().size() < trial.description().training().epochs()) {
                epochs.put(trial, finished.epochs().size());
            }
        }
        return epochs.isEmpty()
                ? Optional.empty()
                : Optional.of(Phrases.count(epochs.size(), "trial") + " ended early, after "
                        + Collections.min(epochs.values()) + " to " + Collections.max(epochs.values())
                        + " epochs; means over epochs are of the trials that still trained.");
    }

    private static String metrics(SummaryMetric primary) {
        return "Verdicts are about the " + primary.words() + ". The test sequences are measured by "
                + Words.list(Arrays.stream(Metric.values()).map(Metric::words).toList(), "and")
                + ", of which label 1 is the positive one; calibration is measured in 15 bins of equal width.";
    }
}
