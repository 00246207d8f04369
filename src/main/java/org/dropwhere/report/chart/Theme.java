package org.dropwhere.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/** Colours, fonts and strokes that all charts share; large enough to be read at half size. */
final class Theme {
    static final Color TEXT = new Color(0x1A1A1A);
    static final Color FAINT_TEXT = new Color(0x555555);
    static final Color FRAME = new Color(0x888888);
    static final Color GRID = new Color(0xDDDDDD);
    /** Behind what does not matter. */
    static final Color SHADE = new Color(0xEDEDED);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 22);
    static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 17);
    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 17);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 16);

    static final Font TINY = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    static final BasicStroke THIN = new BasicStroke(1);
    static final BasicStroke THICK = new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Theme() {}
}
