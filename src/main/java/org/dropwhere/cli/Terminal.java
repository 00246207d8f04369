package org.dropwhere.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal that standard error is connected to.
 *
 * @param rows at least 1
 * @param columns at least 1
 */
record Terminal(int rows, int columns) {
    /** Set by the launcher: the JVM cannot find out. */
    private static final String PROPERTY = "dropwhere.terminal";

    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})");
    private static final int USUAL_ROWS = 24;
    private static final int USUAL_COLUMNS = 80;

    /** Absent if standard error is no terminal, as far as the launcher knows. */
    static Optional<Terminal> watched() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Terminal::of);
    }

    /** From {@code ROWS COLUMNS}; what cannot be read or is 0 has the usual size. */
    static Terminal of(String size) {
        Matcher matcher = SIZE.matcher(size);
        return matcher.matches()
                ? new Terminal(positive(matcher.group(1), USUAL_ROWS), positive(matcher.group(2), USUAL_COLUMNS))
                : new Terminal(USUAL_ROWS, USUAL_COLUMNS);
    }

    private static int positive(String number, int otherwise) {
        int value = Integer.parseInt(number);
        return value > 0 ? value : otherwise;
    }
}
