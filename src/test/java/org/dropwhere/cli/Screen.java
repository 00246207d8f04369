package org.dropwhere.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A terminal that knows the few control sequences that the program uses; others are an error. */
final class Screen {
    private static final Pattern TOKEN = Pattern.compile("\u001b\\[(\\?7)?(\\d*)([A-Za-z])|[^\u001b]");

    /** What has left the screen at the top, where no cursor can go. */
    private final List<String> scrolled = new ArrayList<>();

    private final char[][] cells;
    private int row;
    private int column;
    private boolean breaksLongLines = true;

    private Screen(Terminal size) {
        cells = new char[size.rows()][size.columns()];
        Arrays.stream(cells).forEach(line -> Arrays.fill(line, ' '));
    }

    /** All lines after a text, also those that have left the screen, without space at their ends and at the bottom. */
    static List<String> after(String text, Terminal size) {
        Screen screen = new Screen(size);
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            screen.accept(matcher);
            matcher.region(matcher.end(), text.length());
        }
        if (matcher.regionStart() < text.length()) {
            throw new AssertionError("unknown control sequence: " + text.substring(matcher.regionStart()));
        }
        return Stream.concat(
                        screen.scrolled.stream(), Arrays.stream(screen.cells).map(String::new))
                .map(String::stripTrailing)
                .reduce((above, line) -> above + "\n" + line)
                .orElse("")
                .stripTrailing()
                .lines()
                .toList();
    }

    private void accept(Matcher token) {
        if (token.group(3) == null) {
            print(token.group().charAt(0));
            return;
        }
        switch (token.group(3)) {
            case "A" -> row = Math.max(0, row - Integer.parseInt(token.group(2)));
            case "J" -> {
                Arrays.fill(cells[row], column, cells[row].length, ' ');
                Arrays.stream(cells).skip(row + 1).forEach(line -> Arrays.fill(line, ' '));
            }
            case "h" -> breaksLongLines = true;
            case "l" -> breaksLongLines = false;
            default -> throw new AssertionError("unknown control sequence: " + token.group());
        }
    }

    private void print(char character) {
        if (character == '\r') {
            column = 0;
        } else if (character == '\n') {
            nextLine();
        } else {
            if (column == cells[row].length && breaksLongLines) {
                nextLine();
            }
            cells[row][Math.min(column, cells[row].length - 1)] = character;
            column = Math.min(column + 1, cells[row].length);
        }
    }

    private void nextLine() {
        column = 0;
        if (row < cells.length - 1) {
            row++;
            return;
        }
        scrolled.add(new String(cells[0]));
        System.arraycopy(cells, 1, cells, 0, cells.length - 1);
        cells[row] = " ".repeat(cells[0].length).toCharArray();
    }
}
