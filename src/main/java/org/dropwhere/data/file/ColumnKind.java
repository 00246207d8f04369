package org.dropwhere.data.file;

/** What all values of a column are, from the narrowest kind to the widest. */
public enum ColumnKind {
    /** None is there. */
    NOTHING("nothing"),
    /** One at a time: {@code 3}, {@code 1.0}. */
    WHOLE_NUMBERS("whole numbers"),
    /** One at a time: {@code 0.25}. */
    NUMBERS("numbers"),
    /** Separated by blanks or commas, or in brackets. */
    LISTS_OF_WHOLE_NUMBERS("lists of whole numbers"),
    /** Likewise. */
    LISTS_OF_NUMBERS("lists of numbers"),
    /** Lists whose elements are lists, such as the features of each step. */
    LISTS_OF_LISTS("lists of lists"),
    /** Anything else. */
    TEXTS("texts"),
    /** What only Python's pickle reads. */
    OBJECTS("Python objects");

    private final String words;

    ColumnKind(String words) {
        this.words = words;
    }

    /** In the plural: {@code whole numbers}. */
    public String words() {
        return words;
    }

    /** The narrowest that has values of both. */
    ColumnKind with(ColumnKind other) {
        ColumnKind wider = compareTo(other) < 0 ? other : this;
        ColumnKind narrower = compareTo(other) < 0 ? this : other;
        return narrower == NUMBERS && wider == LISTS_OF_WHOLE_NUMBERS ? LISTS_OF_NUMBERS : wider;
    }

    /** Of a value in a file of text; blanks at its ends are left out. */
    static ColumnKind of(Cell cell) {
        if (cell.isMissing()) {
            return NOTHING;
        }
        char[] chars = cell.chars();
        int from = cell.from();
        int to = cell.to();
        boolean isList = to - from >= 2 && TokenText.isPair(chars[from], chars[to - 1]);
        if (isList) {
            from++;
            to--;
        }
        boolean areWhole = true;
        for (int at = from; at < to; at++) {
            if (TokenText.isSeparator(chars[at])) {
                isList = true;
                continue;
            }
            int end = at;
            while (end < to && !TokenText.isSeparator(chars[end])) {
                end++;
            }
            Cell number = new Cell();
            number.set(chars, at, end, 1, 1);
            if (!Float.isFinite(FeatureText.number(number))) {
                return TEXTS;
            }
            areWhole = areWhole && isWhole(chars, at, end);
            at = end - 1;
        }
        if (isList) {
            return areWhole ? LISTS_OF_WHOLE_NUMBERS : LISTS_OF_NUMBERS;
        }
        return areWhole ? WHOLE_NUMBERS : NUMBERS;
    }

    /** Whether a number has no fraction but zeros, as programs write that have floats alone. */
    private static boolean isWhole(char[] chars, int from, int to) {
        boolean behindPoint = false;
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c == '.' && !behindPoint) {
                behindPoint = true;
            } else if (behindPoint ? c != '0' : !(Character.isDigit(c) || (i == from && (c == '-' || c == '+')))) {
                return false;
            }
        }
        return true;
    }
}
