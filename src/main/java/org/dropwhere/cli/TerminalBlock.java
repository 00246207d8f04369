package org.dropwhere.cli;

import java.io.PrintWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.dropwhere.text.Words;

/**
 * The last lines on a terminal, which are drawn again and again in one place. What is said meanwhile goes above them.
 */
final class TerminalBlock implements ProgressBarConsumer {
    private static final String CLEAR_BELOW = "\u001b[J";
    /** A line that is too long, as in a window that was made narrower, is cut: broken, it would be two. */
    private static final String CUT_LONG_LINES = "\u001b[?7l";

    private static final String BREAK_LONG_LINES = "\u001b[?7h";

    private final PrintWriter out;
    private final int columns;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private int drawn;

    /** Nothing is drawn yet. */
    TerminalBlock(PrintWriter out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Goes above the block when that is drawn next. */
    void say(String sentence) {
        said.add(sentence);
    }

    /** Draws the block's lines in place of those of before, all at once. */
    @Override
    public void accept(String lines) {
        StringBuilder text = new StringBuilder("\r");
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        text.append(CLEAR_BELOW);
        for (String sentence = said.poll(); sentence != null; sentence = said.poll()) {
            text.append(Words.visible(sentence)).append('\n');
        }
        text.append(CUT_LONG_LINES);
        lines.lines().forEach(line -> text.append(Words.visible(line)).append('\n'));
        text.append(BREAK_LONG_LINES);
        drawn = (int) lines.lines().count();
        out.print(text);
        out.flush();
    }

    @Override
    public int getMaxRenderedLength() {
        return columns;
    }

    @Override
    public void close() {
        out.flush();
    }
}
