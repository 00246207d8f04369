package org.dropwhere.report.chart;

import java.awt.Graphics2D;

/** One of the drawings that a picture puts side by side. */
interface Panel {
    /** Stands above it; may be empty. */
    String title();

    /** Draws it with its top left corner at the origin. */
    void paint(Graphics2D g, int width, int height);
}
