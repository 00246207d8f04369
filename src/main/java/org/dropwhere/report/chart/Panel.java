package org.dropwhere.report.chart;

import java.awt.Graphics2D;
import java.util.List;

/** One of the drawings that a picture puts side by side. */
interface Panel {
    /** Stands above it, in one line if it fits there, otherwise one below the other; may be empty. */
    List<String> title();

    /** What it needs at least to be legible, in pixels. */
    int leastWidth();

    /** Draws it with its top left corner at the origin. */
    void paint(Graphics2D g, int width, int height);
}
