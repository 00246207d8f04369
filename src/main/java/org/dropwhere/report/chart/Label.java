package org.dropwhere.report.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/** Text as outlines, as XChart draws it too: an SVG looks the same where its fonts are missing. */
final class Label {
    private static final String ELLIPSIS = "\u2026";

    private final TextLayout layout;

    Label(String text, Font font) {
        // A layout of nothing is refused.
        layout = new TextLayout(text.isEmpty() ? " " : text, font, new FontRenderContext(null, true, false));
    }

    /** The text, its end cut off if it is wider than so many pixels. */
    static Label within(String text, Font font, double width) {
        Label label = new Label(text, font);
        int kept = text.length();
        while (label.width() > width && kept > 1) {
            kept--;
            label = new Label(text.substring(0, kept) + ELLIPSIS, font);
        }
        return label;
    }

    /** How far below the middle of a line of text its base line is. */
    static double below(Font font) {
        return font.getSize() * 0.36;
    }

    double width() {
        return layout.getAdvance();
    }

    /** Draws it from the bottom to the top, its base line ending there. */
    void paintUpright(Graphics2D g, double baseLine, double top) {
        AffineTransform turned = AffineTransform.getTranslateInstance(baseLine, top + width());
        turned.quadrantRotate(-1);
        g.fill(layout.getOutline(turned));
    }

    /** Draws it in the current colour, its base line beginning there. */
    void paint(Graphics2D g, double x, double baseLine) {
        Shape outline = layout.getOutline(AffineTransform.getTranslateInstance(x, baseLine));
        g.fill(outline);
    }
}
