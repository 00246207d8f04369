package org.dropwhere.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.dropwhere.text.Words;

/**
 * Writes to a terminal, file or pipe text that may hold names and paths from files: of the characters that a terminal
 * would obey only line breaks are kept, all others are shown escaped. What is printed as a line is one line, whatever
 * it holds.
 */
final class VisiblePrinter extends PrintWriter {
    private final PrintWriter raw;

    /** Flushes after each line. */
    VisiblePrinter(PrintWriter raw) {
        super(raw, true);
        this.raw = raw;
    }

    /** What is below it, for the program's own commands to a terminal; or the writer itself, if it hides none. */
    static PrintWriter raw(PrintWriter writer) {
        return writer instanceof VisiblePrinter visible ? visible.raw : writer;
    }

    @Override
    public void write(String text, int offset, int length) {
        String visible = Arrays.stream(text.substring(offset, offset + length).split("\n", -1))
                .map(Words::visible)
                .collect(Collectors.joining("\n"));
        super.write(visible, 0, visible.length());
    }

    @Override
    public void write(char[] text, int offset, int length) {
        write(new String(text, offset, length), 0, length);
    }

    @Override
    public void write(int character) {
        write(Character.toString((char) character), 0, 1);
    }

    @Override
    public void println(String line) {
        super.println(Words.visible(line));
    }

    @Override
    public void println(Object line) {
        println(String.valueOf(line));
    }
}
