package org.dropwhere.data.file;

import java.util.regex.Pattern;

/**
 * Tokens as text: whole numbers separated by blanks or commas, as {@code 3 2 5}, as a Python list {@code [3, 2, 5]}, or
 * as NumPy prints an array, {@code [3. 2. 5.]}.
 */
final class TokenText {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}(\\.\\d{0,20})?([eE][+-]?\\d{1,2})?");
    private static final int LONGEST_NUMBER = 50;
    private static final int NONE = -1;

    private final int bound;
    private int badFrom;
    private int badTo;

    TokenText(TokenRange range) {
        bound = range.bound();
    }

    /**
     * Adds the tokens of a text.
     *
     * @return whether all are tokens; if not, {@link #badFrom} and {@link #badTo} say where the first is that is none
     */
    boolean read(Cell cell, Ints into) {
        char[] chars = cell.chars();
        int end = cell.to();
        int at = cell.from();
        boolean inBrackets = end - at >= 2 && isPair(chars[at], chars[end - 1]);
        if (inBrackets) {
            at = blanks(chars, at + 1, end - 1);
            end--;
        }
        while (at < end) {
            int tokenEnd = at;
            while (tokenEnd < end && !isSeparator(chars[tokenEnd])) {
                tokenEnd++;
            }
            int token = token(chars, at, tokenEnd);
            if (token == NONE) {
                badFrom = at;
                badTo = tokenEnd;
                return false;
            }
            into.add(token);
            at = blanks(chars, tokenEnd, end);
            if (at < end && chars[at] == ',') {
                at = blanks(chars, at + 1, end);
                // Python writes a comma at the end of a tuple of one.
                if (at == end && !inBrackets) {
                    badFrom = at;
                    badTo = at;
                    return false;
                }
            }
        }
        return true;
    }

    int badFrom() {
        return badFrom;
    }

    int badTo() {
        return badTo;
    }

    static boolean isPair(char first, char last) {
        return (first == '[' && last == ']') || (first == '(' && last == ')');
    }

    static boolean isSeparator(char c) {
        // Most are digits, of which asking for white space would take as long as all else.
        return c == ' ' || c == ',' || ((c < '!' || c > '~') && Character.isWhitespace(c));
    }

    private static int blanks(char[] chars, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(chars[at])) {
            at++;
        }
        return at;
    }

    /** The token between two positions, or {@link #NONE}. */
    private int token(char[] chars, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                return i > from && chars[i] == '.' && isZeros(chars, i + 1, to) ? value : unusual(chars, from, to);
            }
            // No overflow: a long holds ten times any int.
            long next = 10L * value + digit;
            if (next >= bound) {
                return unusual(chars, from, to);
            }
            value = (int) next;
        }
        return to > from ? value : NONE;
    }

    private static boolean isZeros(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            if (chars[i] != '0') {
                return false;
            }
        }
        return true;
    }

    /** A whole number that is written with an exponent. */
    private int unusual(char[] chars, int from, int to) {
        if (to - from > LONGEST_NUMBER) {
            return NONE;
        }
        String text = new String(chars, from, to - from);
        if (!NUMBER.matcher(text).matches()) {
            return NONE;
        }
        double number = Double.parseDouble(text);
        return number < bound && number == Math.rint(number) ? (int) number : NONE;
    }
}
