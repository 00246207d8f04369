package org.dropwhere.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;

/**
 * The variants with their lines and markers, in rows below the panels of a picture. XChart's own legend belongs to one
 * chart; this one serves all of them and can hide no data.
 *
 * @param entries in order; none where the panels name what they show
 */
record Legend(List<Entry> entries) {
    static final Legend NONE = new Legend(List.of());

    private static final int ROW = 28;
    private static final int LINE = 46;
    private static final int GAP = 10;
    private static final int BETWEEN = 30;

    /** A name and how it is drawn. */
    record Entry(String name, VariantStyle style) {}

    Legend {
        entries = List.copyOf(entries);
    }

    int height(int width) {
        int columns = columns(labels(width), width);
        return (entries.size() + columns - 1) / columns * ROW;
    }

    private List<Label> labels(int width) {
        return entries.stream()
                .map(entry -> Label.within(entry.name(), Theme.PLAIN, width - LINE - GAP))
                .toList();
    }

    private static double columnWidth(List<Label> labels) {
        return LINE
                + GAP
                + BETWEEN
                + labels.stream().mapToDouble(Label::width).max().orElse(0);
    }

    private static int columns(List<Label> labels, int width) {
        return Math.max(1, Math.min(labels.size(), (int) ((width + BETWEEN) / columnWidth(labels))));
    }

    void paint(Graphics2D g, double left, double top, int width) {
        List<Label> labels = labels(width);
        double columnWidth = columnWidth(labels);
        int columns = columns(labels, width);
        for (int i = 0; i < entries.size(); i++) {
            double x = left + i % columns * columnWidth;
            double middle = top + i / columns * ROW + ROW / 2.0;
            VariantStyle style = entries.get(i).style();
            g.setColor(style.color());
            g.setStroke(style.line());
            g.draw(new Line2D.Double(x, middle, x + LINE, middle));
            style.marker().paint(g, x + LINE / 2.0, middle, VariantStyle.MARKER_SIZE);
            g.setColor(Theme.TEXT);
            labels.get(i).paint(g, x + LINE + GAP, middle + Label.below(Theme.PLAIN));
        }
    }
}
