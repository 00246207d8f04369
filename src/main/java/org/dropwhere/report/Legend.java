package org.dropwhere.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;

/**
 * The variants with their lines and markers, in rows below the panels of a picture. XChart's own legend belongs to one
 * chart; this one serves all of them and can hide no data.
 */
final class Legend {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final int ROW = 22;
    private static final int LINE = 34;
    private static final int GAP = 8;
    private static final int BETWEEN = 28;

    private final List<Label> labels;
    private final int columns;
    private final double columnWidth;

    Legend(List<String> names, int width) {
        labels = names.stream()
                .map(name -> Label.within(name, FONT, width - LINE - GAP))
                .toList();
        double widest = labels.stream().mapToDouble(Label::width).max().orElse(0);
        columnWidth = LINE + GAP + widest + BETWEEN;
        columns = Math.max(1, Math.min(labels.size(), (int) ((width + BETWEEN) / columnWidth)));
    }

    int height() {
        return (labels.size() + columns - 1) / columns * ROW;
    }

    void paint(Graphics2D g, double left, double top) {
        for (int i = 0; i < labels.size(); i++) {
            double x = left + i % columns * columnWidth;
            double middle = top + i / columns * ROW + ROW / 2.0;
            VariantStyle style = VariantStyle.at(i);
            g.setColor(style.color());
            g.setStroke(VariantStyle.LINE);
            g.draw(new Line2D.Double(x, middle, x + LINE, middle));
            style.marker().paint(g, x + LINE / 2.0, middle, VariantStyle.MARKER_SIZE);
            g.setColor(Color.BLACK);
            labels.get(i).paint(g, x + LINE + GAP, middle + FONT.getSize() * 0.36);
        }
    }
}
