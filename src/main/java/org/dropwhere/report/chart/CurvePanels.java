package org.dropwhere.report.chart;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.statistics.Curve;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;

/**
 * Curves over the epochs: means with a band of intervals, single seeds faint behind. Where some seeds have ended, the
 * mean of the others is a thin line.
 */
final class CurvePanels {
    private static final int MARKERS_OF_A_CURVE = 10;
    private static final double FAN = 0.4;
    /** More lines of single seeds would hide all else. */
    private static final int MOST_SEEDS = 60;
    /** On each other, more bands are one grey. */
    private static final int MOST_BANDS = 16;

    private CurvePanels() {}

    /**
     * The panel of some curves, one for each arm.
     *
     * @param bands whether intervals are narrow enough to be drawn, if the curves are few enough
     */
    static XyPanel panel(
            List<String> title, String yTitle, List<Curve> curves, Range range, boolean bands, VariantPalette palette) {
        int epochs =
                curves.stream().mapToInt(curve -> curve.points().size()).max().orElse(0);
        return new XyPanel(
                title,
                PanelAxis.epochs(epochs),
                PanelAxis.numbers(yTitle, range),
                elements(curves, epochs, bands, palette));
    }

    /** Behind all others the single seeds, then the bands, so that no band lies over a line. */
    private static List<PlotElement> elements(List<Curve> curves, int epochs, boolean bands, VariantPalette palette) {
        List<PlotElement> elements = new ArrayList<>();
        for (Curve curve : curves) {
            if (showsSeeds(curves) && curve.seeds().size() > 1 && epochs > 1) {
                curve.seeds()
                        .forEach(seed -> elements.add(new PlotElement.Line(
                                points(seed), palette.style(curve.arm()).faint(), Theme.THIN)));
            }
        }
        for (Curve curve : curves) {
            List<Point2D> corners = band(curve);
            if (bands && showsBands(curves) && corners.size() > 2) {
                elements.add(
                        new PlotElement.Area(corners, palette.style(curve.arm()).band()));
            }
        }
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            VariantStyle style = palette.style(curve.arm());
            if (epochs == 1) {
                elements.addAll(bar(curve, ((i + 0.5) / curves.size() - 0.5) * FAN, style));
            } else if (!curve.points().isEmpty()) {
                List<Point2D> means = points(curve.points().stream()
                        .map(point -> point.mean().orElseThrow())
                        .toList());
                int all = epochsOfAll(curve);
                elements.add(new PlotElement.Line(means.subList(0, all), style.color(), style.line()));
                if (all < means.size()) {
                    elements.add(new PlotElement.Line(means.subList(all - 1, means.size()), style.color(), Theme.THIN));
                }
                elements.add(new PlotElement.Dots(
                        some(means, i, curves.size()), style.color(), style.marker(), VariantStyle.MARKER_SIZE));
            }
        }
        return elements;
    }

    /** How many epochs all seeds completed; a mean after that is of those that still train. */
    static int epochsOfAll(Curve curve) {
        return (int) curve.points().stream()
                .takeWhile(point -> point.n() == curve.seeds().size())
                .count();
    }

    /** Whether the curves are few enough for their single seeds to be drawn, too. */
    static boolean showsSeeds(List<Curve> curves) {
        return curves.stream().mapToInt(curve -> curve.seeds().size()).sum() <= MOST_SEEDS;
    }

    /** Whether the curves are few enough for their bands to be drawn. */
    static boolean showsBands(List<Curve> curves) {
        return curves.size() <= MOST_BANDS;
    }

    private static List<Point2D> points(List<Double> values) {
        return IntStream.range(0, values.size())
                .<Point2D>mapToObj(i -> new Point2D.Double(i + 1, values.get(i)))
                .toList();
    }

    /** Along the upper ends and back along the lower ones, over the epochs that have an interval. */
    private static List<Point2D> band(Curve curve) {
        List<Interval> intervals = curve.points().stream()
                .takeWhile(point -> point.ci95().isPresent())
                .map(point -> point.ci95().orElseThrow())
                .toList();
        List<Point2D> corners = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            corners.add(i, new Point2D.Double(i + 1, intervals.get(i).high()));
            corners.add(i + 1, new Point2D.Double(i + 1, intervals.get(i).low()));
        }
        return corners;
    }

    /** A single epoch has no band but a bar; bars of several arms stand side by side. */
    private static List<PlotElement> bar(Curve curve, double shift, VariantStyle style) {
        List<PlotElement> elements = new ArrayList<>();
        for (Estimate point : curve.points()) {
            double x = 1 + shift;
            point.ci95()
                    .ifPresent(interval -> elements.add(PlotElement.Line.between(
                            new Point2D.Double(x, interval.low()),
                            new Point2D.Double(x, interval.high()),
                            style.color(),
                            Theme.THICK)));
            elements.add(new PlotElement.Dots(
                    List.of(new Point2D.Double(x, point.mean().orElseThrow())),
                    style.color(),
                    style.marker(),
                    VariantStyle.MARKER_SIZE));
        }
        return elements;
    }

    /** About ten points of a curve, each arm at other epochs, so that curves that lie on each other both show. */
    static List<Point2D> some(List<Point2D> means, int position, int of) {
        int step = Math.max(1, means.size() / MARKERS_OF_A_CURVE);
        return IntStream.iterate(position * step / of, i -> i < means.size(), i -> i + step)
                .mapToObj(means::get)
                .toList();
    }
}
