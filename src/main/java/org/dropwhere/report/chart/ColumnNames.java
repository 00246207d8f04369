package org.dropwhere.report.chart;

import java.util.List;

/**
 * Names below the columns of a panel, which stand upright where they are too long to stand side by side.
 *
 * @param names of the columns
 * @param width of the panel, in pixels
 */
record ColumnNames(List<String> names, int width) {
    static final int GAP = 10;
    /** From one upright name to the next. */
    private static final int UPRIGHT = 24;
    /** What an upright one may take of the picture's height. */
    static final int LONGEST = 400;

    /** About what the left axis takes. */
    private static final int ASIDE = 100;

    ColumnNames {
        names = List.copyOf(names);
    }

    boolean fit() {
        return (widest() + GAP) * names.size() <= width - ASIDE;
    }

    /** What a panel must have for names to stand upright beside one another, in pixels. */
    static int leastWidth(int names) {
        return names * UPRIGHT + ASIDE;
    }

    /** How much more room than a line they take, in pixels. */
    int extraHeight() {
        return fit() ? 0 : (int) Math.ceil(Math.min(widest(), LONGEST));
    }

    private double widest() {
        return names.stream()
                .mapToDouble(name -> new Label(name, Theme.PLAIN).width())
                .max()
                .orElse(0);
    }
}
