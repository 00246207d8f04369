package org.dropwhere.cli;

import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.experiment.PlanPreview;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.report.ComparisonText;
import org.dropwhere.report.DataText;
import org.dropwhere.report.FilesText;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.LayersTable;
import org.dropwhere.report.LookLevelsText;
import org.dropwhere.report.MarginText;
import org.dropwhere.report.OptimizerText;
import org.dropwhere.report.Printable;
import org.dropwhere.report.TaskText;
import org.dropwhere.report.TrainingText;
import org.dropwhere.report.TrialsTable;
import org.dropwhere.report.VariantsText;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;

/** What would run: for people all of it, in the other forms the trials alone. */
record PlanText(PlanPreview preview) implements Printable {
    /** Most values of an axis that are shown; the trials show all. Chosen, not measured. */
    private static final int MOST_VALUES = 10;

    @Override
    public String markdown() {
        return mainTable().toMarkdown();
    }

    @Override
    public ResultTable mainTable() {
        return TrialsTable.of(preview.plan(), preview.states());
    }

    @Override
    public Map<String, ResultTable> tables() {
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        tables.put("counts", TrialsTable.counts(preview.states()));
        tables.put("trials", mainTable());
        return tables;
    }

    @Override
    public String text() {
        Plan plan = preview.plan();
        KnownData data = preview.data();
        Experiment experiment = plan.experiment();
        KnownData.Entry first = data.entries().get(0);
        return String.join(
                "\n",
                heading(plan) + sweep(plan),
                data(first) + warnings(data, experiment),
                training(experiment.training()),
                layers(plan, data),
                VariantsText.of(plan)
                        + ComparisonText.along(plan)
                                .map(along -> "\n" + along + "\n")
                                .orElse("")
                        + ComparisonText.whyNoVerdict(plan)
                                .map(why -> "\n" + why + "\n")
                                .orElse("")
                        + LookLevelsText.of(plan, preview.looks())
                                .map(levels -> "\n" + levels)
                                .orElse(""),
                trials());
    }

    private static String heading(Plan plan) {
        Experiment experiment = plan.experiment();
        String question = experiment.question().isEmpty() ? "" : experiment.question() + "\n";
        String overrides = plan.overrides().isEmpty()
                ? ""
                : "Given on the command line: " + String.join(" ", plan.overrides()) + "\n";
        return experiment.name() + "\n" + question + overrides;
    }

    private static String data(KnownData.Entry entry) {
        DatasetSummary data = entry.summary();
        return String.format(
                Locale.ROOT,
                "Data: %s\n      %d training, %d validation, %d test sequences of length %s, %s\n%s",
                entry.data() instanceof FileData files ? FilesText.of(files, data) : source((TaskData) entry.data()),
                data.train().sequences(),
                data.validation().sequences(),
                data.test().sequences(),
                length(entry),
                entry.data() instanceof FileData files
                        ? FilesText.inputs(files, data)
                        : "vocabulary " + data.inputs(entry.data()),
                DataText.lines(entry).stream()
                        .map(line -> "      " + line + "\n")
                        .collect(Collectors.joining()));
    }

    private static String source(TaskData task) {
        return TaskText.of(task.task()) + ", new for each seed, label noise " + NumberText.of(task.labelNoise());
    }

    /** Of padded sequences the length that they had before. */
    private static String length(KnownData.Entry entry) {
        IntStream lengths = entry.data() instanceof TaskData task
                ? IntStream.of(task.lengths().from(), task.lengths().to())
                : entry.summary().parts().stream()
                        .flatMap(part -> part.lengths().stream())
                        .flatMapToInt(part -> IntStream.of(part.shortest(), part.longest()));
        IntSummaryStatistics range = lengths.summaryStatistics();
        return range.getMin() == range.getMax()
                ? String.valueOf(range.getMax())
                : range.getMin() + " to " + range.getMax();
    }

    private static String warnings(KnownData data, Experiment experiment) {
        return Stream.concat(
                        DataText.warnings(data).stream(),
                        MarginText.warnings(experiment.analysis().equivalence()).stream())
                .map(sentence -> "Warning: " + sentence + "\n")
                .collect(Collectors.joining());
    }

    /** The layers; in a sweep that changes them, each with where. */
    private static String layers(Plan plan, KnownData data) {
        return LayersTable.of(plan, data).entrySet().stream()
                .map(table -> (table.getKey().isEmpty() ? "" : "Layers at " + table.getKey() + ":\n")
                        + table.getValue().toText())
                .collect(Collectors.joining("\n"));
    }

    private static String training(Training training) {
        return String.format(
                        Locale.ROOT,
                        "Training: %s, batch size %d, %s with %s\n",
                        Phrases.count(training.epochs(), "epoch"),
                        training.batchSize(),
                        training.optimizer().title(),
                        OptimizerText.settings(training.optimizer()))
                + TrainingText.sentences(training).stream()
                        .map(sentence -> "          " + sentence + "\n")
                        .collect(Collectors.joining());
    }

    /** The axes of the sweep with their values, if there are any. */
    private static String sweep(Plan plan) {
        if (plan.axes().isEmpty()) {
            return "";
        }
        List<Point> points = plan.points();
        return "\nSweep: " + Phrases.count(points.size(), "combination") + "\n"
                + new ResultTable(List.of(
                                TableColumn.words("axis", plan.axes(), axis -> axis),
                                TableColumn.words("values", plan.axes(), axis -> values(points, axis))))
                        .toText()
                + first(plan);
    }

    /** A sentence that names the point whose data and training are shown, if there are several. */
    private static String first(Plan plan) {
        String axes = plan.axes().stream()
                .filter(axis -> axis.startsWith("data.") || axis.startsWith("training."))
                .map(axis -> axis + "=" + plan.points().get(0).values().getOrDefault(axis, ""))
                .collect(Collectors.joining(", "));
        return axes.isEmpty() ? "" : "Data and training below are those of the first combination, " + axes + ".\n";
    }

    private static String values(List<Point> points, String axis) {
        List<String> values = points.stream()
                .map(point -> point.values().getOrDefault(axis, ""))
                .distinct()
                .toList();
        int shown = Math.min(values.size(), MOST_VALUES);
        return String.join(", ", values.subList(0, shown))
                + (shown < values.size() ? ", ... (" + values.size() + " values)" : "");
    }

    private String trials() {
        return count(preview) + "\n\n" + mainTable().toText();
    }

    /** How many trials there are, and in which states. */
    static String count(PlanPreview preview) {
        return (preview.part().isWhole()
                        ? Messages.trials(preview.plan())
                        : PartMessages.heading(preview.plan(), preview.part()))
                + Messages.states(preview.states());
    }
}
