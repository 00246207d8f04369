package org.dropwhere.report.chart;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.knowm.xchart.style.markers.Circle;

/** A row for each of several samples: every value a dot, the mean and its interval over them. */
final class RowPlot {
    static final int MOST = 120;

    private static final double SCATTER = 0.5;
    private static final double GOLDEN = 0.618033988749895;
    private static final double CAP = 0.16;
    private static final int DOT = 8;
    private static final int MEAN = 13;

    /**
     * What a row shows.
     *
     * @param name at its left, in parts that stand in a line if they fit there
     * @param details below the name, likewise
     * @param values the dots
     * @param estimate of their mean
     * @param style colour and marker
     */
    record Row(List<String> name, List<String> details, List<Double> values, Estimate estimate, VariantStyle style) {}

    private RowPlot() {}

    /**
     * The panel of some rows, at least one with a value.
     *
     * @param xTitle of the lower axis
     * @param possible what a value can be
     * @param zero whether 0 is a value to compare with
     * @param shade a range that does not matter
     */
    static XyPanel panel(String xTitle, Interval possible, List<Row> rows, boolean zero, Optional<Interval> shade) {
        List<PlotElement> elements = new ArrayList<>();
        double bottom = 0.5 - rows.size();
        shade.ifPresent(within -> elements.add(new PlotElement.Area(
                List.of(
                        new Point2D.Double(within.low(), bottom - 1),
                        new Point2D.Double(within.low(), 1.5),
                        new Point2D.Double(within.high(), 1.5),
                        new Point2D.Double(within.high(), bottom - 1)),
                Theme.SHADE)));
        if (zero) {
            elements.add(PlotElement.Line.between(
                    new Point2D.Double(0, bottom - 1), new Point2D.Double(0, 1.5), Theme.FAINT_TEXT, Theme.THIN));
        }
        for (int i = 0; i < rows.size(); i++) {
            elements.addAll(elements(rows.get(i), -i));
        }
        return new XyPanel(
                List.of(),
                PanelAxis.numbers(xTitle, Range.covering(shown(rows, shade, zero), possible)),
                PanelAxis.rows(
                        rows.stream().map(Row::name).toList(),
                        rows.stream().map(Row::details).toList()),
                elements);
    }

    /** Of a panel of rows. */
    static int height(XyPanel panel) {
        return panel.y().places().size() * panel.rowHeight() + XyPanel.AROUND_ROWS;
    }

    private static List<Double> shown(List<Row> rows, Optional<Interval> shade, boolean zero) {
        List<Double> shown = new ArrayList<>();
        double lowest = rows.stream()
                .flatMap(row -> row.values().stream())
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        double highest = rows.stream()
                .flatMap(row -> row.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        shown.add(lowest);
        shown.add(highest);
        if (zero) {
            shown.add(0.0);
        }
        // The intervals of two or three seeds may be so wide that nothing else could be seen: they are cut.
        double reach = Math.max(highest - lowest, 0.01);
        rows.stream().flatMap(row -> row.estimate().ci95().stream()).forEach(interval -> {
            shown.add(Math.max(interval.low(), lowest - reach));
            shown.add(Math.min(interval.high(), highest + reach));
        });
        shade.ifPresent(within -> {
            shown.add(within.low());
            shown.add(within.high());
        });
        return shown;
    }

    private static List<PlotElement> elements(Row row, double y) {
        List<PlotElement> elements = new ArrayList<>();
        VariantStyle style = row.style();
        List<Point2D> dots = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            // Spread evenly, whatever their number, so that equal values can be counted.
            double aside = (i + 1) * GOLDEN % 1 - 0.5;
            dots.add(new Point2D.Double(row.values().get(i), y + aside * SCATTER));
        }
        elements.add(new PlotElement.Dots(dots, style.dot(), new Circle(), DOT));
        row.estimate().ci95().ifPresent(interval -> elements.addAll(bar(interval, y, style.color())));
        row.estimate()
                .mean()
                .ifPresent(mean -> elements.add(new PlotElement.Dots(
                        List.of(new Point2D.Double(mean, y)), style.color(), style.marker(), MEAN)));
        return elements;
    }

    private static List<PlotElement> bar(Interval interval, double y, Color color) {
        return List.of(
                line(interval.low(), y, interval.high(), y, color),
                line(interval.low(), y - CAP, interval.low(), y + CAP, color),
                line(interval.high(), y - CAP, interval.high(), y + CAP, color));
    }

    private static PlotElement line(double x1, double y1, double x2, double y2, Color color) {
        return PlotElement.Line.between(new Point2D.Double(x1, y1), new Point2D.Double(x2, y2), color, Theme.THICK);
    }
}
