package org.dropwhere.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.dropwhere.statistics.Curve;

/**
 * Two panels side by side with one range of y, training to the left and validation to the right; title above, legend
 * below. Painted in pixels, whatever they are painted on.
 */
final class CurvePicture {
    static final int WIDTH = 1200;

    private static final int PANEL_HEIGHT = 400;
    private static final int MARGIN = 20;
    private static final int PANEL_TITLE_INDENT = 66;
    private static final int TITLE_HEIGHT = 92;
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    private static final Font PANEL_TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final Font NOTE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Color NOTE_COLOR = new Color(0x555555);

    private final String title;
    private final String note;
    private final List<Panel> panels;
    private final Legend legend;

    /**
     * @param title what is shown
     * @param note how to read it
     * @param unit title of the y axis
     * @param training a curve of every arm
     * @param validation likewise, in the same order
     * @param range of both
     */
    CurvePicture(String title, String note, String unit, List<Curve> training, List<Curve> validation, YRange range) {
        this.title = title;
        this.note = note;
        panels = List.of(
                new Panel(unit, training, range, WIDTH / 2, PANEL_HEIGHT),
                new Panel(unit, validation, range, WIDTH / 2, PANEL_HEIGHT));
        legend = new Legend(
                training.stream()
                        .map(curve -> curve.points().isEmpty()
                                ? curve.arm().name() + " (no epoch)"
                                : curve.arm().name())
                        .toList(),
                WIDTH - 2 * MARGIN);
    }

    int height() {
        return TITLE_HEIGHT + PANEL_HEIGHT + legend.height() + MARGIN;
    }

    void paint(Graphics2D g) {
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
        g.setColor(Color.BLACK);
        Label.within(title, TITLE, WIDTH - 2 * MARGIN).paint(g, MARGIN, 30);
        g.setColor(NOTE_COLOR);
        Label.within(note, NOTE, WIDTH - 2 * MARGIN).paint(g, MARGIN, 52);
        AffineTransform origin = g.getTransform();
        g.translate(0, TITLE_HEIGHT);
        for (Panel panel : panels) {
            panel.chart().paint(g, WIDTH / 2, PANEL_HEIGHT);
            g.translate(WIDTH / 2, 0);
        }
        g.setTransform(origin);
        g.setColor(Color.BLACK);
        new Label("training data", PANEL_TITLE).paint(g, PANEL_TITLE_INDENT, TITLE_HEIGHT);
        new Label("validation data", PANEL_TITLE).paint(g, WIDTH / 2 + PANEL_TITLE_INDENT, TITLE_HEIGHT);
        legend.paint(g, MARGIN, TITLE_HEIGHT + PANEL_HEIGHT);
    }
}
