package org.dropwhere.data.file;

import java.util.Optional;
import org.dropwhere.data.file.Mistakes.Mistake;

/** Features as text. */
final class FeatureText {
    /** Characters; a double takes fewer than half of that. */
    private static final int LONGEST_NUMBER = 60;

    private FeatureText() {}

    /** The number, or one that is not finite if there is none. */
    static float number(Cell cell) {
        if (cell.length() == 0 || cell.length() > LONGEST_NUMBER) {
            return Float.NaN;
        }
        char[] chars = cell.chars();
        for (int i = cell.from(); i < cell.to(); i++) {
            // Java reads 1f, 0x1p3 and names of numbers too.
            if ("0123456789+-.eE".indexOf(chars[i]) < 0) {
                return Float.NaN;
            }
        }
        try {
            return Float.parseFloat(cell.text());
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    /** That there is none. */
    static Mistake mistake(Cell cell) {
        String text = cell.text();
        String sentence = cell.isMissing()
                ? "the feature is missing."
                : Mistakes.quoted(text) + " is no feature. Features are finite numbers, such as -0.5.";
        String cure = cell.isMissing()
                ? "Fill it in, or leave out the line or the column."
                : text.matches("[+-]?\\d*,\\d+") ? "Write a point in place of the comma." : "";
        return new Mistake(
                cell.line(), cell.column(), sentence, Optional.of(cure).filter(some -> !some.isEmpty()));
    }
}
