package org.dropwhere.report.chart;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Proportion;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.SolvedCurve;

/** The share of seeds that have solved the task against the epoch; in a sweep a panel for each point. */
final class SolvedCurves {
    private static final int HEIGHT = 400;
    private static final int HEIGHT_IN_SWEEP = 270;
    private static final int MOST_POINTS = 60;

    private SolvedCurves() {}

    static Optional<ChartDraft> of(ResultsByArm results, VariantPalette palette) {
        Plan plan = results.plan();
        OptionalDouble threshold = plan.experiment().analysis().solved();
        List<Point> points = plan.points();
        if (threshold.isEmpty() || points.size() > MOST_POINTS) {
            return Optional.empty();
        }
        List<SolvedCurve> curves = SolvedCurve.of(results, threshold.getAsDouble()).stream()
                .filter(curve -> !curve.shares().isEmpty())
                .toList();
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        List<XyPanel> panels =
                points.stream().map(point -> panel(point, curves, palette)).toList();
        Picture picture = new Picture(
                "Seeds that have solved the task, per epoch,",
                plan.experiment().name(),
                "share of the seeds whose validation accuracy has reached " + threshold.getAsDouble() + " by then",
                panels,
                Picture.columns(panels),
                panels.size() > 1 ? HEIGHT_IN_SWEEP : HEIGHT,
                palette.legend());
        return Optional.of(new ChartDraft("solved", description(curves, palette), picture));
    }

    private static XyPanel panel(Point point, List<SolvedCurve> curves, VariantPalette palette) {
        List<SolvedCurve> shown = curves.stream()
                .filter(curve -> curve.arm().point().equals(point))
                .toList();
        int epochs =
                shown.stream().mapToInt(curve -> curve.shares().size()).max().orElse(1);
        List<PlotElement> elements = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            VariantStyle style = palette.style(shown.get(i).arm());
            List<Point2D> line = line(shown.get(i).shares());
            elements.add(new PlotElement.Line(line, style.color(), style.line()));
            elements.add(new PlotElement.Dots(
                    CurvePanels.some(line, i, shown.size()), style.color(), style.marker(), VariantStyle.MARKER_SIZE));
        }
        return new XyPanel(
                palette.labels(point),
                PanelAxis.epochs(epochs),
                PanelAxis.numbers("share of seeds", new Range(0, 1)),
                elements);
    }

    private static List<Point2D> line(List<Proportion> shares) {
        return IntStream.range(0, shares.size())
                .<Point2D>mapToObj(i -> new Point2D.Double(i + 1, shares.get(i).value()))
                .toList();
    }

    private static String description(List<SolvedCurve> curves, VariantPalette palette) {
        return ChartText.sentence(
                "Share of seeds that have solved the task by the last epoch",
                curves.stream()
                        .map(curve -> {
                            int last = curve.shares().size();
                            Interval interval = curve.interval(last);
                            return palette.name(curve.arm()) + " "
                                    + ChartText.number(
                                            curve.shares().get(last - 1).value()) + " (95 % interval "
                                    + ChartText.number(interval.low()) + " to " + ChartText.number(interval.high())
                                    + ")";
                        })
                        .toList());
    }
}
