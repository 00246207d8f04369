package org.dropwhere.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Sample;
import org.dropwhere.text.NumberText;

/**
 * A metric against two axes of a sweep: the mean of each combination as a colour and a number. Combinations without a
 * value stay empty. XChart's own heat map would cut long names off, and divides by zero where they leave no room.
 *
 * @param title stands above it, in parts
 * @param x the lower axis
 * @param y the left axis, its first value at the bottom
 * @param palette names the axes
 * @param samples those of one variant
 * @param range of the means of all panels
 * @param lowIsDark whether the lowest mean is the darkest, and not the highest
 */
record HeatMapPanel(
        List<String> title,
        SweepAxis x,
        SweepAxis y,
        VariantPalette palette,
        List<Sample> samples,
        Interval range,
        boolean lowIsDark)
        implements Panel {
    private static final int ROW = 46;
    private static final int FEWEST_ROWS = 3;
    /** Of the title of an axis, and of a line of names. */
    private static final int LINE = 26;

    private static final int GAP = 10;
    private static final int RIGHT = 12;
    /** A number stands upright in a cell as narrow as this. */
    private static final int NARROWEST_CELL = 24;

    private static final int WIDEST_NAME = DistinctNames.LEAST_WIDTH;
    private static final double LARGE = 1e4;
    /** Light enough everywhere for black numbers; they differ in lightness alone. */
    private static final Color[] COLORS = {new Color(0xF7FBFF), new Color(0xC6DBEF), new Color(0x6BAED6)};

    HeatMapPanel {
        title = List.copyOf(title);
        samples = List.copyOf(samples);
    }

    @Override
    public int leastWidth() {
        return left() + x.values().size() * NARROWEST_CELL + RIGHT;
    }

    /** In a width. */
    int height(int width) {
        return Math.max(FEWEST_ROWS, y.values().size()) * ROW + below(width);
    }

    /** The left axis' title and names. */
    private int left() {
        double names = y.names().stream()
                .mapToDouble(name -> rowName(name).width())
                .max()
                .orElse(0);
        return LINE + (int) Math.ceil(names) + 2 * GAP;
    }

    /** The lower axis' names and title. */
    private int below(int width) {
        if (!isUpright(width)) {
            return 2 * LINE + GAP;
        }
        double longest = x.names().stream()
                .mapToDouble(name -> columnName(name, true, 0).width())
                .max()
                .orElse(0);
        return (int) Math.ceil(longest) + LINE + 2 * GAP;
    }

    private double cellWidth(int width) {
        return (width - left() - RIGHT) / (double) x.values().size();
    }

    private boolean isUpright(int width) {
        double room = cellWidth(width) - GAP;
        return x.names().stream().anyMatch(name -> new Label(name, Theme.SMALL).width() > room);
    }

    private static Label columnName(String name, boolean upright, double cellWidth) {
        return Label.within(name, Theme.SMALL, upright ? ColumnNames.LONGEST : cellWidth);
    }

    private static Label rowName(String name) {
        return Label.within(name, Theme.SMALL, WIDEST_NAME);
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        Rectangle2D cells = new Rectangle2D.Double(left(), 0, width - left() - RIGHT, (double) height - below(width));
        for (Sample sample : samples) {
            sample.estimate().mean().ifPresent(mean -> paint(g, cell(sample, cells), mean));
        }
        g.setColor(Theme.FRAME);
        g.setStroke(Theme.THIN);
        g.draw(cells);
        g.setColor(Theme.TEXT);
        nameRows(g, cells);
        nameColumns(g, cells, width);
    }

    private Rectangle2D cell(Sample sample, Rectangle2D cells) {
        double cellWidth = cells.getWidth() / x.values().size();
        double cellHeight = cells.getHeight() / y.values().size();
        int column = x.values().indexOf(x.value(sample.arm().point()));
        int row = y.values().indexOf(y.value(sample.arm().point()));
        return new Rectangle2D.Double(
                cells.getX() + column * cellWidth, cells.getMaxY() - (row + 1) * cellHeight, cellWidth, cellHeight);
    }

    private void paint(Graphics2D g, Rectangle2D cell, double mean) {
        g.setColor(color(mean));
        g.fill(cell);
        g.setColor(Theme.TEXT);
        String number = Math.abs(mean) < LARGE ? NumberText.fixed(mean, 3) : NumberText.rounded(mean);
        Label label = new Label(number, Theme.SMALL);
        if (label.width() < cell.getWidth()) {
            label.paint(g, cell.getCenterX() - label.width() / 2, cell.getCenterY() + Label.below(Theme.SMALL));
        } else {
            float size =
                    (float) Math.min(Theme.TINY.getSize(), Theme.SMALL.getSize() * cell.getHeight() / label.width());
            Label upright = new Label(number, Theme.TINY.deriveFont((float) Math.floor(size)));
            upright.paintUpright(
                    g, cell.getCenterX() + Label.below(Theme.TINY), cell.getCenterY() - upright.width() / 2);
        }
    }

    private Color color(double mean) {
        double darkness = lowIsDark ? range.high() - mean : mean - range.low();
        // What lies outside of the range has the shade of its end.
        double share = range.width() > 0 ? Math.max(0, Math.min(1, darkness / range.width())) : 0;
        double place = share * (COLORS.length - 1);
        int from = (int) Math.min(place, COLORS.length - 2.0);
        return between(COLORS[from], COLORS[from + 1], place - from);
    }

    private static Color between(Color from, Color to, double share) {
        return new Color(
                between(from.getRed(), to.getRed(), share),
                between(from.getGreen(), to.getGreen(), share),
                between(from.getBlue(), to.getBlue(), share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private void nameRows(Graphics2D g, Rectangle2D cells) {
        List<String> names = y.names();
        double cellHeight = cells.getHeight() / names.size();
        for (int row = 0; row < names.size(); row++) {
            Label name = rowName(names.get(row));
            double middle = cells.getMaxY() - (row + 0.5) * cellHeight;
            name.paint(g, cells.getX() - GAP - name.width(), middle + Label.below(Theme.SMALL));
        }
        Label title = Label.within(y.title(palette), Theme.SMALL, cells.getHeight());
        title.paintUpright(g, LINE, cells.getCenterY() - title.width() / 2);
    }

    private void nameColumns(Graphics2D g, Rectangle2D cells, int width) {
        List<String> names = x.names();
        boolean upright = isUpright(width);
        double cellWidth = cellWidth(width);
        for (int column = 0; column < names.size(); column++) {
            Label name = columnName(names.get(column), upright, cellWidth);
            double middle = cells.getX() + (column + 0.5) * cellWidth;
            if (upright) {
                name.paintUpright(g, middle + Label.below(Theme.SMALL), cells.getMaxY() + GAP);
            } else {
                name.paint(g, middle - name.width() / 2, cells.getMaxY() + LINE - 4);
            }
        }
        Label title = Label.within(x.title(palette), Theme.SMALL, cells.getWidth());
        title.paint(g, cells.getCenterX() - title.width() / 2, cells.getMaxY() + below(width) - GAP - 4);
    }
}
