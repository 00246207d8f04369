package org.dropwhere.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dropwhere.plan.AxisGroups;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Two axes and what is drawn between them. XChart draws the axes with their numbers and grid lines; names along an axis
 * are drawn here, where they may be long.
 *
 * @param title stands above it, in parts; may be empty
 * @param x the lower axis
 * @param y the left axis
 * @param elements drawn in this order
 */
record XyPanel(List<String> title, PanelAxis x, PanelAxis y, List<PlotElement> elements) implements Panel {
    /** Of a row with a name and a detail at its left. */
    private static final int ROW = 44;
    /** Between rows of many lines. */
    private static final int ROOM = 6;
    /** From one line of a row's name to the next. */
    private static final int LINE = 19;
    /** Above and below the rows: the lower axis. */
    static final int AROUND_ROWS = 78;

    private static final double HEAD_ROOM = 0.97;
    private static final int TICK_SPACING = 84;
    private static final int WIDEST_NAME = 380;
    private static final int GAP = 10;
    /** The last number of the lower axis reaches beyond the axis. */
    private static final int RIGHT = 12;

    private static final int LINE_OF_NAMES = 26;
    /** How far a name below an axis may reach beyond the axis. */
    private static final int ASIDE = 15;

    XyPanel {
        title = List.copyOf(title);
        elements = List.copyOf(elements);
    }

    @Override
    public int leastWidth() {
        return extraHeight(x, Picture.WIDTH) == 0
                ? 0
                : ColumnNames.leastWidth(x.places().size());
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        int left = y.hasPlaces() ? GAP + widest(y.places()) : 0;
        int extraHeight = extraHeight(x, width);
        int below = x.hasPlaces() ? 2 * LINE_OF_NAMES + extraHeight : 0;
        XYChart chart = chart(width - left - RIGHT, height - below);
        AffineTransform origin = g.getTransform();
        g.translate(left, 0);
        chart.paint(g, width - left - RIGHT, height - below);
        AffineTransform place = place(chart);
        Rectangle2D inside = inside(place);
        Shape clip = g.getClip();
        g.setClip(inside);
        for (PlotElement element : elements) {
            element.paint(g, place);
        }
        g.setClip(clip);
        nameRows(g, place, inside);
        nameColumns(g, place, inside, extraHeight);
        g.setTransform(origin);
    }

    private XYChart chart(int width, int height) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(x.hasPlaces() ? "" : x.title())
                .yAxisTitle(y.title())
                .build();
        style(chart.getStyler());
        // Without a series there are no axes.
        XYSeries corners = chart.addSeries("corners", ends(x.given()), ends(y.given()));
        corners.setLineStyle(SeriesLines.NONE);
        corners.setMarker(SeriesMarkers.NONE);
        return chart;
    }

    private static double[] ends(Range range) {
        // Not equally far apart: XChart would label these points alone.
        return new double[] {range.low(), range.low() + 0.3 * range.span(), range.high()};
    }

    private void style(XYStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setLegendVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderColor(Theme.FRAME);
        styler.setPlotMargin(0);
        styler.setPlotContentSize(HEAD_ROOM);
        styler.setAxisTicksLineVisible(false);
        styler.setPlotGridLinesColor(Theme.GRID);
        // XChart draws each dash of a dashed line as an area, which made an SVG three times as large.
        styler.setPlotGridLinesStroke(Theme.THIN);
        // The picture writes the titles: XChart makes room for their ink, so the panels would not be equally high.
        styler.setChartTitleVisible(false);
        styler.setChartFontColor(Theme.TEXT);
        styler.setAxisTickLabelsColor(Theme.TEXT);
        styler.setAxisTitleFont(Theme.PLAIN);
        styler.setAxisTickLabelsFont(Theme.SMALL);
        styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
        styler.setXAxisMin(x.given().low());
        styler.setXAxisMax(x.given().high());
        styler.setXAxisDecimalPattern(x.pattern());
        x.labels().ifPresent(styler::setXAxisTickLabelsFormattingFunction);
        styler.setXAxisTicksVisible(!x.hasPlaces());
        styler.setXAxisTitleVisible(!x.hasPlaces());
        styler.setPlotGridVerticalLinesVisible(!x.hasPlaces());
        styler.setYAxisMin(y.given().low());
        styler.setYAxisMax(y.given().high());
        styler.setYAxisDecimalPattern(y.pattern());
        y.labels().ifPresent(styler::setYAxisTickLabelsFormattingFunction);
        styler.setYAxisTicksVisible(!y.hasPlaces());
        styler.setYAxisTitleVisible(!y.hasPlaces());
        styler.setPlotGridHorizontalLinesVisible(!y.hasPlaces());
    }

    /**
     * From the axes to pixels; known after the chart was painted. XChart itself would misplace what is beyond the axes.
     */
    private AffineTransform place(XYChart chart) {
        double left = chart.getScreenXFromChart(x.given().low());
        double bottom = chart.getScreenYFromChart(y.given().low());
        double xScale =
                (chart.getScreenXFromChart(x.given().high()) - left) / x.range().span();
        double yScale = (chart.getScreenYFromChart(y.given().high()) - bottom)
                / y.range().span();
        return new AffineTransform(
                xScale,
                0,
                0,
                yScale,
                left - x.range().low() * xScale,
                bottom - y.range().low() * yScale);
    }

    /** The axes' ranges and the room around them, in pixels. */
    private Rectangle2D inside(AffineTransform place) {
        double aside = x.range().span() * (1 / HEAD_ROOM - 1) / 2;
        double above = y.range().span() * (1 / HEAD_ROOM - 1) / 2;
        return place.createTransformedShape(new Rectangle2D.Double(
                        x.range().low() - aside,
                        y.range().low() - above,
                        x.range().span() + 2 * aside,
                        y.range().span() + 2 * above))
                .getBounds2D();
    }

    private static int widest(List<PanelAxis.Tick> places) {
        return (int) Math.ceil(places.stream()
                .flatMap(place -> Stream.concat(names(place).stream(), details(place).stream()))
                .mapToDouble(Label::width)
                .max()
                .orElse(0));
    }

    private static List<Label> names(PanelAxis.Tick place) {
        return Label.lines(place.name(), " ", Theme.PLAIN, WIDEST_NAME);
    }

    private static List<Label> details(PanelAxis.Tick place) {
        return place.details().isEmpty() ? List.of() : Label.lines(place.details(), ", ", Theme.SMALL, WIDEST_NAME);
    }

    /** Of every row, where names stand to the left. */
    int rowHeight() {
        int lines = y.places().stream()
                .mapToInt(place -> names(place).size() + details(place).size())
                .max()
                .orElse(0);
        return Math.max(ROW, lines * LINE + ROOM);
    }

    private void nameRows(Graphics2D g, AffineTransform toPixels, Rectangle2D inside) {
        for (PanelAxis.Tick place : y.places()) {
            List<Label> names = names(place);
            List<Label> details = details(place);
            double middle =
                    toPixels.transform(new Point2D.Double(0, place.at()), null).getY();
            double first = middle - (names.size() + details.size() - 1) * LINE / 2.0;
            g.setColor(Theme.TEXT);
            nameRow(g, names, inside.getMinX() - GAP, first + Label.below(Theme.PLAIN));
            g.setColor(Theme.FAINT_TEXT);
            nameRow(g, details, inside.getMinX() - GAP, first + names.size() * LINE + Label.below(Theme.SMALL));
        }
    }

    private static void nameRow(Graphics2D g, List<Label> lines, double right, double first) {
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).paint(g, right - lines.get(i).width(), first + i * LINE);
        }
    }

    /** What names of an axis take below a panel of a width, beyond a line. Of numbers some are left out instead. */
    static int extraHeight(PanelAxis x, int width) {
        List<String> names = x.places().stream().map(PanelAxis.Tick::wholeName).toList();
        return names.stream().allMatch(AxisGroups::isNumber) ? 0 : new ColumnNames(names, width).extraHeight();
    }

    /** And the title stands below. */
    private void nameColumns(Graphics2D g, AffineTransform toPixels, Rectangle2D inside, int extraHeight) {
        if (!x.hasPlaces()) {
            return;
        }
        g.setColor(Theme.TEXT);
        double baseLine = inside.getMaxY() + LINE_OF_NAMES - 4;
        if (extraHeight > 0) {
            nameUpright(g, toPixels, inside.getMaxY() + GAP);
        } else {
            nameLevel(g, toPixels, inside, baseLine);
        }
        Label title = Label.within(x.title(), Theme.PLAIN, inside.getWidth());
        title.paint(g, inside.getCenterX() - title.width() / 2, baseLine + LINE_OF_NAMES + extraHeight);
    }

    private void nameUpright(Graphics2D g, AffineTransform toPixels, double top) {
        for (PanelAxis.Tick place : x.places()) {
            columnName(place, ColumnNames.LONGEST)
                    .paintUpright(g, across(place, toPixels) + Label.below(Theme.PLAIN), top);
        }
    }

    /** Names that would lie over one another or reach into the next panel are left out. */
    private void nameLevel(Graphics2D g, AffineTransform toPixels, Rectangle2D inside, double baseLine) {
        double free = inside.getMinX() - ASIDE;
        for (PanelAxis.Tick place : x.places()) {
            Label name =
                    columnName(place, inside.getWidth() / Math.min(2, x.places().size()) - GAP);
            double start = across(place, toPixels) - name.width() / 2;
            if (start >= free && start + name.width() <= inside.getMaxX() + ASIDE) {
                name.paint(g, start, baseLine);
                free = start + name.width() + GAP;
            }
        }
    }

    private static Label columnName(PanelAxis.Tick place, double width) {
        return Label.within(place.wholeName(), Theme.PLAIN, width);
    }

    private static double across(PanelAxis.Tick place, AffineTransform toPixels) {
        return toPixels.transform(new Point2D.Double(place.at(), 0), null).getX();
    }
}
