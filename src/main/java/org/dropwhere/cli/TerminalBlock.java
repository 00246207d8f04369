package org.dropwhere.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.text.Words;

/** The last lines on a terminal, which are drawn again and again in one place. Other lines are printed above them. */
final class TerminalBlock {
    private static final String CLEAR_BELOW = "\u001b[J";
    /** A line that is too long, as in a window that was made narrower, is cut: broken, it would be two. */
    private static final String CUT_LONG_LINES = "\u001b[?7l";

    private static final String BREAK_LONG_LINES = "\u001b[?7h";

    private final PrintWriter out;
    private final List<String> above = new ArrayList<>();
    private int drawn;

    /** Nothing is drawn yet. */
    TerminalBlock(PrintWriter out) {
        this.out = out;
    }

    /** Prints a line above the block when that is drawn next. */
    void printAbove(String line) {
        above.add(line);
    }

    /** Draws the block's lines in place of those of before, all at once. */
    void draw(List<String> lines) {
        StringBuilder text = new StringBuilder("\r");
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        text.append(CLEAR_BELOW);
        above.forEach(line -> text.append(Words.visible(line)).append('\n'));
        above.clear();
        text.append(CUT_LONG_LINES);
        lines.forEach(line -> text.append(Words.visible(line)).append('\n'));
        text.append(BREAK_LONG_LINES);
        drawn = lines.size();
        out.print(text);
        out.flush();
    }
}
