package org.dropwhere.config.yaml;

import java.util.Comparator;

/**
 * A place in a file, or in an option of the command.
 *
 * @param source the file
 * @param line from 1; 0 means the file as a whole
 * @param column from 1, in code points; 0 means the file as a whole
 */
public record Position(Source source, int line, int column) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparingInt(
                    (Position position) -> position.source().order())
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    public static Position whole(Source source) {
        return new Position(source, 0, 0);
    }

    public boolean isWhole() {
        return line == 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** As editors and compilers print it. */
    @Override
    public String toString() {
        return isWhole() || !source.hasLines() ? source.name() : source.name() + ":" + line + ":" + column;
    }
}
