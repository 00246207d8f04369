package org.dropwhere.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Sample;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.HeatMapSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.HeatMapStyler;

/**
 * A metric against two axes of a sweep: the mean of each combination as a colour and a number. Combinations without a
 * value stay empty.
 *
 * @param title stands above it
 * @param x the lower axis
 * @param y the left axis, its first value at the bottom
 * @param cast names the axes
 * @param samples those of one variant
 * @param range of the means of all panels
 */
record HeatMapPanel(String title, SweepAxis x, SweepAxis y, Cast cast, List<Sample> samples, Interval range)
        implements Panel {
    private static final int ROW = 46;
    private static final int AROUND_ROWS = 90;
    private static final int UPRIGHT = 90;
    /** Light enough everywhere for black numbers; told apart by lightness alone. */
    private static final Color[] COLORS = {new Color(0xF7FBFF), new Color(0xC6DBEF), new Color(0x6BAED6)};

    HeatMapPanel {
        samples = List.copyOf(samples);
    }

    /** Of panels of a width. */
    static int height(SweepAxis x, SweepAxis y, int width) {
        return Math.max(3, y.values().size()) * ROW + AROUND_ROWS + new ColumnNames(x.names(), width).extraHeight();
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        List<Number[]> cells = samples.stream()
                .filter(sample -> !sample.values().isEmpty())
                .map(sample -> new Number[] {
                    x.values().indexOf(x.value(sample.arm().point())),
                    y.values().indexOf(y.value(sample.arm().point())),
                    sample.estimate().mean().orElseThrow()
                })
                .toList();
        if (cells.isEmpty()) {
            return;
        }
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(x.title(cast))
                .yAxisTitle(y.title(cast))
                .build();
        style(chart.getStyler());
        if (!new ColumnNames(x.names(), width).fit()) {
            chart.getStyler().setXAxisLabelRotation(UPRIGHT);
            chart.getStyler().setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right);
        }
        HeatMapSeries series = chart.addSeries(title, x.names(), y.names(), cells);
        series.setMin(range.low());
        series.setMax(range.high());
        chart.paint(g, width, height);
    }

    private static void style(HeatMapStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setLegendVisible(false);
        styler.setChartTitleVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderColor(Ink.FRAME);
        styler.setPlotMargin(0);
        styler.setPlotContentSize(1);
        styler.setAxisTicksLineVisible(false);
        styler.setPlotGridLinesVisible(false);
        styler.setChartFontColor(Ink.TEXT);
        styler.setAxisTickLabelsColor(Ink.TEXT);
        styler.setAxisTitleFont(Ink.SMALL);
        styler.setAxisTickLabelsFont(Ink.SMALL);
        // Every value is named, however close.
        styler.setXAxisTickMarkSpacingHint(1);
        styler.setYAxisTickMarkSpacingHint(1);
        styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        styler.setRangeColors(COLORS);
        styler.setShowValue(true);
        styler.setValueFont(Ink.SMALL);
        styler.setValueFontColor(Ink.TEXT);
        styler.setHeatMapValueDecimalPattern("0.000");
    }
}
