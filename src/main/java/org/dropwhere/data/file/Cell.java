package org.dropwhere.data.file;

import java.util.Locale;
import java.util.Set;

/** Characters of a file where they lie, and where they stand in it. One object is used for all fields of a file. */
final class Cell {
    private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "<na>", "null", "none", "?");
    private static final int LONGEST_MISSING = 4;

    private char[] chars = new char[0];
    private int from;
    private int to;
    private long line;
    private long column;

    /** Characters from a position up to another, which is not one of them; blanks at both ends are left out. */
    void set(char[] source, int start, int end, long startLine, long startColumn) {
        chars = source;
        from = start;
        to = end;
        line = startLine;
        column = startColumn;
        while (from < to && Character.isWhitespace(chars[from])) {
            if (chars[from] == '\n') {
                line++;
                column = 0;
            }
            from++;
            column++;
        }
        while (to > from && Character.isWhitespace(chars[to - 1])) {
            to--;
        }
    }

    static Cell of(String text, long line, long column) {
        Cell cell = new Cell();
        cell.set(text.toCharArray(), 0, text.length(), line, column);
        return cell;
    }

    char[] chars() {
        return chars;
    }

    /** The position of the first character. */
    int from() {
        return from;
    }

    /** The position behind the last character. */
    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    String text() {
        return new String(chars, from, to - from);
    }

    /** Whether it says that there is nothing, in the words of some program. */
    boolean isMissing() {
        return length() <= LONGEST_MISSING && isMissing(text());
    }

    static boolean isMissing(String text) {
        return MISSING.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The line of the file, counted from 1. */
    long line() {
        return line;
    }

    /** The column of the file, counted from 1. */
    long column() {
        return column;
    }

    /** The line of one of the characters. */
    long lineOf(int position) {
        long lines = line;
        for (int i = from; i < position; i++) {
            if (chars[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** The column of one of the characters. */
    long columnOf(int position) {
        for (int i = position - 1; i >= from; i--) {
            if (chars[i] == '\n') {
                return (long) position - i;
            }
        }
        return column + position - from;
    }
}
