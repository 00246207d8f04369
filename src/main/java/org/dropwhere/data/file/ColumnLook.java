package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.text.Words;

/** Looks at the values of a column, one after the other, and keeps no more than what is shown of them. */
final class ColumnLook {
    /** What is shown; chosen. */
    private static final int SHOWN_VALUES = 3;

    private static final int SHOWN_CHARACTERS = 30;

    /** A label is not longer. Chosen. */
    private static final int LONGEST_COUNTED = 100;

    /** There are two labels. */
    private static final int MOST_COUNTED = 2;

    private final String name;
    private final List<String> values = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private boolean isCounted = true;
    private ColumnKind kind = ColumnKind.NOTHING;
    private long filled;
    private String last = "";
    private boolean isRepeated;
    private boolean hasSpaces;
    private final RowOrder order = new RowOrder();

    ColumnLook(String name) {
        this.name = name;
    }

    /** A value in a file of text. */
    void add(Cell cell) {
        if (cell.isMissing()) {
            order.add("", Double.NaN);
            return;
        }
        if (kind != ColumnKind.TEXTS) {
            kind = kind.with(ColumnKind.of(cell));
        }
        if (kind == ColumnKind.TEXTS && !hasSpaces) {
            hasSpaces = hasSpaces(cell);
        }
        boolean isShort = cell.length() <= LONGEST_COUNTED;
        boolean isShown = values.size() < SHOWN_VALUES;
        order.add(isShort ? cell.text() : "", kind == ColumnKind.TEXTS ? Double.NaN : FeatureText.number(cell));
        addText(isShown || isShort ? cell.text() : "", isShort);
    }

    /** A value of any kind, as text. */
    void add(ColumnKind ofValue, String text) {
        kind = kind.with(ofValue);
        hasSpaces = hasSpaces || text.chars().anyMatch(Character::isWhitespace);
        addText(text, text.length() <= LONGEST_COUNTED);
    }

    private void addText(String text, boolean isShort) {
        filled++;
        if (values.size() < SHOWN_VALUES) {
            values.add(Words.visible(shown(text)));
        }
        if (!isShort) {
            isCounted = false;
            last = "";
            return;
        }
        isRepeated = isRepeated || (!last.isEmpty() && last.equals(text));
        last = text;
        if (isCounted) {
            counts.merge(text, 1L, Long::sum);
            isCounted = counts.size() <= MOST_COUNTED;
        }
    }

    private static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "...";
    }

    private static boolean hasSpaces(Cell cell) {
        for (int i = cell.from(); i < cell.to(); i++) {
            if (Character.isWhitespace(cell.chars()[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether enough values were added to show some. */
    boolean isShown() {
        return values.size() == SHOWN_VALUES;
    }

    ColumnKind kind() {
        return kind;
    }

    /**
     * What was seen.
     *
     * @param rows lines of the file
     */
    FileColumn column(long rows) {
        return column(rows, kind.words());
    }

    /** Likewise, in words of the caller's. */
    FileColumn column(long rows, String holds) {
        return new FileColumn(
                name, kind, holds, values, isCounted ? counts : Map.of(), filled == rows, isRepeated, hasSpaces, order);
    }
}
