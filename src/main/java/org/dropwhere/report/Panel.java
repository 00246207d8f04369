package org.dropwhere.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dropwhere.statistics.Curve;
import org.dropwhere.statistics.Estimate;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One chart of a picture: curves over the epochs, each with its band of intervals. Its legend is the picture's. */
final class Panel {
    private static final int MARKERS_OF_A_CURVE = 10;
    private static final double HEAD_ROOM = 0.97;
    private static final int TICK_SPACING = 40;
    private static final double FAN = 0.4;
    private static final Color GRID = new Color(0xDDDDDD);
    private static final Color FRAME = new Color(0x888888);

    private final XYChart chart;
    private final int epochs;

    Panel(String yTitle, List<Curve> curves, YRange range, int width, int height) {
        chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle("epoch")
                .yAxisTitle(yTitle)
                .build();
        epochs = curves.stream().mapToInt(curve -> curve.points().size()).max().orElse(0);
        style(chart.getStyler(), range, epochs);
        // The bands first, so that no band lies over a line.
        for (int position = 0; position < curves.size(); position++) {
            band(curves.get(position), position);
        }
        for (int position = 0; position < curves.size(); position++) {
            line(curves.get(position), position, curves.size());
        }
    }

    XYChart chart() {
        return chart;
    }

    private static void style(XYStyler styler, YRange range, int epochs) {
        styler.setLocale(Locale.ROOT);
        styler.setLegendVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderColor(FRAME);
        styler.setPlotMargin(0);
        styler.setAxisTicksLineVisible(false);
        styler.setPlotGridLinesColor(GRID);
        // XChart draws each dash of a dashed line as an area, which made an SVG three times as large.
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        // The picture writes the titles: XChart makes room for their ink, so the panels would not be equally high.
        styler.setChartTitleVisible(false);
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setPlotContentSize(HEAD_ROOM);
        styler.setMarkerSize(VariantStyle.MARKER_SIZE);
        styler.setErrorBarsColorSeriesColor(true);
        // Unequal parts of an epoch at the ends, for XChart labels every point where all are equally far apart.
        styler.setXAxisMin(0.4);
        styler.setXAxisMax(epochs + 0.5);
        styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
        styler.setXAxisDecimalPattern("0");
        styler.setYAxisDecimalPattern(range.span() < 0.05 ? "0.000" : "0.00");
        styler.setYAxisMin(range.low());
        styler.setYAxisMax(range.high());
    }

    /** A polygon along the upper ends and back along the lower ones, over the epochs that have an interval. */
    private void band(Curve curve, int position) {
        int epochs = (int) curve.points().stream()
                .takeWhile(point -> point.ci95().isPresent())
                .count();
        if (epochs < 2) {
            return;
        }
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (int i = 0; i < epochs; i++) {
            xs.add(i + 1.0);
            ys.add(curve.points().get(i).ci95().orElseThrow().high());
        }
        for (int i = epochs - 1; i >= 0; i--) {
            xs.add(i + 1.0);
            ys.add(curve.points().get(i).ci95().orElseThrow().low());
        }
        XYSeries series = chart.addSeries("band " + position, xs, ys);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(VariantStyle.at(position).band());
        series.setLineStyle(SeriesLines.NONE);
        series.setMarker(SeriesMarkers.NONE);
    }

    private void line(Curve curve, int position, int of) {
        int completed = curve.points().size();
        if (completed == 0) {
            return;
        }
        VariantStyle style = VariantStyle.at(position);
        // Bars of a single epoch stand side by side.
        double shift = epochs == 1 ? ((position + 0.5) / of - 0.5) * FAN : 0;
        double[] xs = IntStream.rangeClosed(1, completed)
                .mapToDouble(epoch -> epoch + shift)
                .toArray();
        double[] means = curve.points().stream()
                .mapToDouble(point -> point.mean().orElseThrow())
                .toArray();
        XYSeries line = completed == 1
                ? chart.addSeries("line " + position, xs, means, reach(curve.points()))
                : chart.addSeries("line " + position, xs, means);
        line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        line.setLineColor(style.color());
        line.setLineStyle(VariantStyle.LINE);
        line.setMarker(SeriesMarkers.NONE);
        XYSeries markers = chart.addSeries("markers " + position, xs, some(means, position, of));
        markers.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        markers.setMarker(style.marker());
        markers.setMarkerColor(style.color());
    }

    /** A single epoch has no band but a bar: half the width of its interval. */
    private static double[] reach(List<Estimate> points) {
        return points.stream()
                .mapToDouble(point ->
                        point.ci95().map(interval -> interval.width() / 2).orElse(0.0))
                .toArray();
    }

    /** Every so many epochs, each variant at other epochs, so that curves that lie on each other both show. */
    private static double[] some(double[] means, int position, int of) {
        int step = Math.max(1, means.length / MARKERS_OF_A_CURVE);
        double[] some = new double[means.length];
        Arrays.fill(some, Double.NaN);
        for (int i = position * step / of; i < means.length; i += step) {
            some[i] = means[i];
        }
        return some;
    }
}
