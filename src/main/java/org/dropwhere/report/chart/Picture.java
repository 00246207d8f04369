package org.dropwhere.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Panels in rows; title above, legend below. Painted in pixels, whatever they are painted on.
 *
 * @param what is shown
 * @param experiment its name
 * @param note how to read it
 * @param panels at least one, row by row
 * @param columns panels in a row
 * @param panelHeight of every panel
 * @param legend of all panels
 */
record Picture(
        String what,
        String experiment,
        String note,
        List<? extends Panel> panels,
        int columns,
        int panelHeight,
        Legend legend) {
    static final int WIDTH = 1000;

    private static final int MARGIN = 18;
    private static final int TITLE_HEIGHT = 70;
    private static final int PANEL_TITLE_HEIGHT = 26;
    private static final int PANEL_TITLE_INDENT = 74;

    Picture {
        panels = List.copyOf(panels);
    }

    /** As many columns as leave room for the titles of the panels. */
    static int columns(List<? extends Panel> panels) {
        double widest = panels.stream()
                .mapToDouble(panel -> new Label(panel.title(), Ink.HEADING).width())
                .max()
                .orElse(0);
        int most = panels.size() == 4 ? 2 : 3;
        int room = (int) (WIDTH / (widest + PANEL_TITLE_INDENT + MARGIN));
        return Math.max(1, Math.min(Math.min(most, panels.size()), room));
    }

    int height() {
        return TITLE_HEIGHT + rows() * rowHeight() + legend.height(WIDTH - 2 * MARGIN) + MARGIN;
    }

    String title() {
        return what + " in " + experiment;
    }

    private int rows() {
        return (panels.size() + columns - 1) / columns;
    }

    private int rowHeight() {
        return panelHeight + (titled() ? PANEL_TITLE_HEIGHT : 0);
    }

    private boolean titled() {
        return panels.stream().anyMatch(panel -> !panel.title().isEmpty());
    }

    void paint(Graphics2D g) {
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
        g.setColor(Ink.TEXT);
        Label.within(title(), Ink.TITLE, WIDTH - 2 * MARGIN).paint(g, MARGIN, 30);
        g.setColor(Ink.FAINT_TEXT);
        Label.within(note, Ink.SMALL, WIDTH - 2 * MARGIN).paint(g, MARGIN, 55);
        for (int i = 0; i < panels.size(); i++) {
            paint(g, panels.get(i), i % columns, i / columns);
        }
        legend.paint(g, MARGIN, TITLE_HEIGHT + rows() * rowHeight(), WIDTH - 2 * MARGIN);
    }

    private void paint(Graphics2D g, Panel panel, int column, int row) {
        int width = WIDTH / columns;
        AffineTransform origin = g.getTransform();
        g.translate(column * width, TITLE_HEIGHT + row * rowHeight());
        if (titled()) {
            g.setColor(Ink.TEXT);
            Label.within(panel.title(), Ink.HEADING, width - PANEL_TITLE_INDENT - MARGIN)
                    .paint(g, PANEL_TITLE_INDENT, 20);
            g.translate(0, PANEL_TITLE_HEIGHT);
        }
        panel.paint(g, width, panelHeight);
        g.setTransform(origin);
    }
}
