package org.dropwhere.report;

import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.CellResult;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.statistics.Curve;
import org.dropwhere.statistics.CurveMetric;

/** The pictures of {@code charts/}: accuracy and loss over the epochs. */
final class Charts {
    private Charts() {}

    /** Draws and writes them; at least one trial must have completed an epoch. */
    static void write(ResultsFolder folder, Plan plan, List<CellResult> results) {
        write(folder, "accuracy", accuracy(plan, results));
        write(folder, "loss", loss(plan, results));
    }

    private static void write(ResultsFolder folder, String name, CurvePicture picture) {
        folder.writeChart(name + ".svg", PictureFormats.svg(picture));
        folder.writeChart(name + ".png", PictureFormats.png(picture));
    }

    static CurvePicture accuracy(Plan plan, List<CellResult> results) {
        List<Curve> training = Curve.of(plan, results, CurveMetric.TRAIN_ACCURACY);
        List<Curve> validation = Curve.of(plan, results, CurveMetric.VALIDATION_ACCURACY);
        return new CurvePicture(
                plan.experiment().name() + ": accuracy per epoch",
                note(training),
                "accuracy (share of right answers)",
                training,
                validation,
                YRange.of(both(training, validation), 0, 1));
    }

    static CurvePicture loss(Plan plan, List<CellResult> results) {
        List<Curve> training = Curve.of(plan, results, CurveMetric.TRAIN_LOSS);
        List<Curve> validation = Curve.of(plan, results, CurveMetric.VALIDATION_LOSS);
        return new CurvePicture(
                plan.experiment().name() + ": loss per epoch",
                note(training),
                "cross-entropy (nats)",
                training,
                validation,
                YRange.of(both(training, validation), 0, Double.POSITIVE_INFINITY));
    }

    private static List<Curve> both(List<Curve> training, List<Curve> validation) {
        return Stream.concat(training.stream(), validation.stream()).toList();
    }

    /** How to read a picture, with how many seeds really stand behind its points. */
    private static String note(List<Curve> curves) {
        List<Integer> seeds = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .map(point -> point.n())
                .sorted()
                .distinct()
                .toList();
        int fewest = seeds.get(0);
        int most = seeds.get(seeds.size() - 1);
        String evaluated = "evaluated without dropout after each epoch";
        if (most == 1) {
            return "one seed, " + evaluated;
        }
        String count = fewest == most ? Integer.toString(most) : fewest + " to " + most;
        return "mean over " + count + " seeds with its 95 % interval, " + evaluated;
    }
}
