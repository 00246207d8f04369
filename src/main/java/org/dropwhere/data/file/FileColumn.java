package org.dropwhere.data.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a column, a member or an array when all of it was looked at.
 *
 * @param name as the file has it
 * @param kind of all its values
 * @param holds the same in words, of arrays with their shape
 * @param values the first few, each shortened
 * @param counts of different values, in the order of the file, if there are one or two; otherwise nothing
 * @param isFilled whether no line lacks a value
 * @param isRepeated whether some line has the value of the line before
 * @param hasSpaces whether some value has blanks within
 * @param order how the values of a file of lines follow each other
 */
public record FileColumn(
        String name,
        ColumnKind kind,
        String holds,
        List<String> values,
        Map<String, Long> counts,
        boolean isFilled,
        boolean isRepeated,
        boolean hasSpaces,
        RowOrder order) {

    /** Copies the list and the map. */
    public FileColumn {
        values = List.copyOf(values);
        counts = new LinkedHashMap<>(counts);
    }

    /** The same under another name. */
    FileColumn named(String other) {
        return new FileColumn(other, kind, holds, values, counts, isFilled, isRepeated, hasSpaces, order);
    }
}
