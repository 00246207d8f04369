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
    /** In pixels, unless a panel needs more. */
    static final int WIDTH = 1000;

    private static final String TITLE_SEPARATOR = ", ";
    private static final int MARGIN = 18;
    /** Of a picture whose title and note take a line each; also the room between its last line and the panels. */
    private static final int TITLE_HEIGHT = 70;

    private static final int TITLE_LINE = 28;
    private static final int NOTE_LINE = 21;
    private static final int PANEL_TITLE_HEIGHT = 26;
    private static final int PANEL_TITLE_LINE = 21;
    private static final int PANEL_TITLE_INDENT = 74;
    /** Among many panels a wider title takes a line for each of its parts. */
    private static final int MANY = 12;

    private static final int WIDEST_OF_MANY = 400;

    Picture {
        panels = List.copyOf(panels);
    }

    /** As many columns as leave room for the titles of the panels and for what they need. */
    static int columns(List<? extends Panel> panels) {
        double widest = panels.stream()
                .mapToDouble(panel -> new Label(String.join(TITLE_SEPARATOR, panel.title()), Theme.HEADING).width())
                .max()
                .orElse(0);
        double titled = panels.size() > MANY ? Math.min(widest, WIDEST_OF_MANY) : widest;
        int most = panels.size() == 4 ? 2 : 3;
        int room = (int) (WIDTH / Math.max(titled + PANEL_TITLE_INDENT + MARGIN, leastWidth(panels)));
        return Math.max(1, Math.min(Math.min(most, panels.size()), room));
    }

    private static int leastWidth(List<? extends Panel> panels) {
        return panels.stream().mapToInt(Panel::leastWidth).max().orElse(0);
    }

    /** The width of each panel, in pixels. */
    static int panelWidth(List<? extends Panel> panels, int columns) {
        return Math.max(WIDTH / columns, leastWidth(panels));
    }

    int width() {
        return Math.max(WIDTH, columns * panelWidth());
    }

    int height() {
        return top() + rows() * (panelTitleHeight() + panelHeight) + legend.height(textWidth()) + MARGIN;
    }

    String title() {
        return what + " in " + experiment;
    }

    private int panelWidth() {
        return panelWidth(panels, columns);
    }

    private int textWidth() {
        return width() - 2 * MARGIN;
    }

    private List<Label> titleLines() {
        return Label.paragraph(title(), Theme.TITLE, textWidth());
    }

    private List<Label> noteLines() {
        return Label.paragraph(note, Theme.SMALL, textWidth());
    }

    /** Of the panels. */
    private int top() {
        return TITLE_HEIGHT
                + (titleLines().size() - 1) * TITLE_LINE
                + (noteLines().size() - 1) * NOTE_LINE;
    }

    private int rows() {
        return (panels.size() + columns - 1) / columns;
    }

    private static List<Label> titleLines(Panel panel, int width) {
        return Label.lines(panel.title(), TITLE_SEPARATOR, Theme.HEADING, width - PANEL_TITLE_INDENT - MARGIN);
    }

    private int panelTitleHeight() {
        int width = panelWidth();
        int lines = panels.stream()
                .filter(panel -> !panel.title().isEmpty())
                .mapToInt(panel -> titleLines(panel, width).size())
                .max()
                .orElse(0);
        return lines == 0 ? 0 : PANEL_TITLE_HEIGHT + (lines - 1) * PANEL_TITLE_LINE;
    }

    void paint(Graphics2D g) {
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, width(), height()));
        g.setColor(Theme.TEXT);
        double baseLine = paint(g, titleLines(), MARGIN, 30, TITLE_LINE) - TITLE_LINE + 25;
        g.setColor(Theme.FAINT_TEXT);
        paint(g, noteLines(), MARGIN, baseLine, NOTE_LINE);
        int top = top();
        int panelWidth = panelWidth();
        int titleHeight = panelTitleHeight();
        AffineTransform origin = g.getTransform();
        for (int i = 0; i < panels.size(); i++) {
            g.translate(i % columns * panelWidth, top + i / columns * (titleHeight + panelHeight));
            paint(g, panels.get(i), panelWidth, titleHeight);
            g.setTransform(origin);
        }
        legend.paint(g, MARGIN, top + rows() * (titleHeight + panelHeight), textWidth());
    }

    private void paint(Graphics2D g, Panel panel, int width, int titleHeight) {
        if (!panel.title().isEmpty()) {
            g.setColor(Theme.TEXT);
            paint(g, titleLines(panel, width), PANEL_TITLE_INDENT, 20, PANEL_TITLE_LINE);
        }
        g.translate(0, titleHeight);
        panel.paint(g, width, panelHeight);
    }

    /** Returns where the base line of the next line would be. */
    private static double paint(Graphics2D g, List<Label> lines, double x, double first, int distance) {
        double baseLine = first;
        for (Label line : lines) {
            line.paint(g, x, baseLine);
            baseLine += distance;
        }
        return baseLine;
    }
}
