package org.dropwhere.report.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.plan.Point;
import org.dropwhere.statistics.Curve;
import org.dropwhere.statistics.CurveMetric;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.text.Phrases;

/**
 * Accuracy or loss over the epochs. Without a sweep: training to the left, validation to the right, with one range. In
 * a sweep: a panel of the validation for each point, as long as there is room.
 */
final class LearningCurves {
    private static final int HEIGHT = 400;
    private static final int HEIGHT_IN_SWEEP = 270;
    private static final int MOST_POINTS = 60;

    private LearningCurves() {}

    static Optional<ChartDraft> accuracy(ResultsByArm results, VariantPalette palette) {
        return draft(
                "accuracy",
                "accuracy (share right)",
                CurveMetric.TRAIN_ACCURACY,
                CurveMetric.VALIDATION_ACCURACY,
                1,
                results,
                palette);
    }

    static Optional<ChartDraft> loss(ResultsByArm results, VariantPalette palette) {
        return draft(
                "loss",
                "cross-entropy (nats)",
                CurveMetric.TRAIN_LOSS,
                CurveMetric.VALIDATION_LOSS,
                Double.POSITIVE_INFINITY,
                results,
                palette);
    }

    private static Optional<ChartDraft> draft(
            String name,
            String unit,
            CurveMetric ofTraining,
            CurveMetric ofValidation,
            double most,
            ResultsByArm results,
            VariantPalette palette) {
        List<Point> points = results.plan().points();
        if (points.size() > MOST_POINTS) {
            return Optional.empty();
        }
        List<Curve> validation = Curve.of(results, ofValidation);
        if (validation.stream().allMatch(curve -> curve.points().isEmpty())) {
            return Optional.empty();
        }
        List<Curve> training = Curve.of(results, ofTraining);
        boolean swept = points.size() > 1;
        Range range = range(
                swept
                        ? validation
                        : Stream.concat(training.stream(), validation.stream()).toList(),
                most,
                showsSeeds(at(points.get(0), validation)));
        boolean bands = !results.haveWidenedIntervals();
        List<XyPanel> panels = swept
                ? points.stream()
                        .map(point -> CurvePanels.panel(
                                palette.labels(point), unit, at(point, validation), range, bands, palette))
                        .toList()
                : List.of(
                        CurvePanels.panel(List.of("training data"), unit, training, range, bands, palette),
                        CurvePanels.panel(List.of("validation data"), unit, validation, range, bands, palette));
        Picture picture = new Picture(
                (swept ? "Validation " + name : Phrases.capital(name)) + " per epoch",
                results.plan().experiment().name(),
                note(validation, at(points.get(0), validation), bands),
                panels,
                swept ? Picture.columns(panels) : 2,
                swept ? HEIGHT_IN_SWEEP : HEIGHT,
                palette.legend());
        return Optional.of(new ChartDraft(name, description(name, validation, palette), picture));
    }

    private static Range range(List<Curve> curves, double most, boolean showsSeeds) {
        return showsSeeds && Double.isFinite(most)
                ? Range.withSeeds(curves, new Interval(0, most))
                : Range.of(curves, 0, most);
    }

    private static boolean showsSeeds(List<Curve> ofOnePanel) {
        return CurvePanels.showsSeeds(ofOnePanel)
                && ofOnePanel.stream().anyMatch(curve -> curve.points().size() > 1);
    }

    private static List<Curve> at(Point point, List<Curve> curves) {
        return curves.stream()
                .filter(curve -> curve.arm().point().equals(point))
                .toList();
    }

    /** How to read a picture, with how many seeds really stand behind its points. */
    private static String note(List<Curve> curves, List<Curve> ofOnePanel, boolean narrow) {
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
        boolean thin =
                CurvePanels.showsSeeds(ofOnePanel) && curves.get(0).points().size() > 1;
        boolean bands = (narrow && CurvePanels.showsBands(ofOnePanel))
                || curves.get(0).points().size() == 1;
        return "mean over " + count + " seeds"
                + (bands
                        ? " with its 95 % interval, "
                        : narrow
                                ? ", too many for their intervals to be shown, "
                                : ", whose intervals are wide because seeds share sequences, and left out, ")
                + (thin ? "single seeds thin; " : "")
                + (hasEnds(curves) ? "a thinner mean is of the seeds that still train; " : "")
                + evaluated;
    }

    private static boolean hasEnds(List<Curve> curves) {
        return curves.stream()
                .anyMatch(
                        curve -> CurvePanels.epochsOfAll(curve) < curve.points().size());
    }

    private static String description(String name, List<Curve> validation, VariantPalette palette) {
        return ChartText.sentence(
                "Mean validation " + name + " after the last epoch",
                validation.stream()
                        .filter(curve -> !curve.points().isEmpty())
                        .map(curve -> palette.name(curve.arm()) + " "
                                + ChartText.estimate(
                                        curve.points().get(curve.points().size() - 1))
                                + ofHowMany(curve))
                        .toList());
    }

    /** Of how many seeds the last point is, where others ended before. */
    private static String ofHowMany(Curve curve) {
        int last = curve.points().size();
        int seeds = curve.points().get(last - 1).n();
        return seeds == curve.seeds().size()
                ? ""
                : " in epoch " + last + ", of " + seeds + " of " + curve.seeds().size() + " seeds";
    }
}
