package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropwhere.spec.data.LabelNames;

/** Reads the labels of a file of text. What is wrong with them is known when all are read. */
final class LabelReader {
    /** Instead of a label, where there is none. */
    static final int NONE = -1;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{0,20})?([eE][+-]?\\d{1,2})?");

    /** Different texts; of more it is enough to know that there are more than two. */
    private static final int MOST_TEXTS = 4;

    private record Wrong(long line, long column, String text) {}

    private final LabelNames names;
    private final Map<String, Long> texts = new LinkedHashMap<>();
    private final List<Wrong> wrong = new ArrayList<>();
    private long moreWrong;
    private boolean anyRight;
    private final Agreement agreement;

    LabelReader(ReadRequest request) {
        names = request.labels();
        agreement = request.agreement();
    }

    /** 0 or 1, or {@link #NONE}, which {@link #finish} tells of. */
    int read(Cell cell) {
        if (cell.length() == 1 && names.equals(LabelNames.DEFAULT)) {
            char only = cell.chars()[cell.from()];
            if (only == '0' || only == '1') {
                return right(only == '1' ? 1 : 0, only == '1' ? "1" : "0");
            }
        }
        return read(cell.text(), cell.line(), cell.column());
    }

    /** Likewise, of a text without blanks at its ends. */
    int read(String text, long line, long column) {
        int label = names.equals(LabelNames.DEFAULT) ? number(text) : named(text);
        if (label != NONE) {
            return right(label, text);
        }
        if (!Cell.isMissing(text)) {
            count(text);
        }
        if (wrong.size() < Mistakes.REPORTED) {
            wrong.add(new Wrong(line, column, text));
        } else {
            moreWrong++;
        }
        return NONE;
    }

    private int right(int label, String text) {
        anyRight = true;
        count(text);
        return label;
    }

    private void count(String text) {
        if (texts.size() < MOST_TEXTS || texts.containsKey(text)) {
            texts.merge(text, 1L, Long::sum);
        }
    }

    /** Whether two texts are read as the two labels without names for them. */
    static boolean areLabels(String first, String second) {
        int one = number(first);
        int other = number(second);
        return one != NONE && other != NONE && one != other;
    }

    private static int number(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? 1 : 0;
        }
        if (!NUMBER.matcher(text).matches()) {
            return NONE;
        }
        double number = Double.parseDouble(text);
        return number == 0 || number == 1 ? (int) number : NONE;
    }

    private int named(String text) {
        if (text.equals(names.one()) && !text.isEmpty()) {
            return 1;
        }
        if (text.equals(names.zero()) && !text.isEmpty()) {
            return 0;
        }
        if ((!names.zero().isEmpty() && !names.one().isEmpty()) || Cell.isMissing(text)) {
            return NONE;
        }
        return !agreement.isOtherLabel(text) ? NONE : names.zero().isEmpty() ? 0 : 1;
    }

    /** Adds what is wrong to the mistakes of the file. */
    void finish(Mistakes mistakes) {
        if (wrong.isEmpty()) {
            return;
        }
        List<String> found = List.copyOf(texts.keySet());
        boolean areNames = names.equals(LabelNames.DEFAULT) && !found.isEmpty() && (!anyRight || found.size() == 2);
        boolean nameless = wrong.stream().allMatch(each -> Cell.isMissing(each.text()));
        if (areNames && !nameless) {
            Wrong first = wrong.get(0);
            mistakes.addLate(first.line(), first.column(), LabelCures.names(found), Optional.empty());
            return;
        }
        Optional<String> unseen = LabelCures.unseen(names, texts);
        if (unseen.isPresent() && !nameless) {
            Wrong first = wrong.get(0);
            mistakes.addLate(first.line(), first.column(), unseen.get(), Optional.empty());
            return;
        }
        for (Wrong each : wrong) {
            boolean isMissing = Cell.isMissing(each.text());
            String sentence = isMissing
                    ? "the label is missing" + (each.text().isEmpty() ? "." : ": " + Mistakes.quoted(each.text()) + ".")
                    : Mistakes.quoted(each.text()) + " is no label. " + allowed();
            mistakes.addLate(
                    each.line(),
                    each.column(),
                    sentence,
                    isMissing ? Optional.of("Leave such lines out.") : LabelCures.of(each.text(), names));
        }
        mistakes.addOthers(moreWrong);
    }

    private String allowed() {
        if (names.equals(LabelNames.DEFAULT)) {
            return "Labels are 0 and 1.";
        }
        String zero = names.zero().isEmpty() ? agreement.otherLabel().orElse("") : names.zero();
        String one = names.one().isEmpty() ? agreement.otherLabel().orElse("") : names.one();
        return "Labels are " + Mistakes.quoted(zero) + " for 0 and " + Mistakes.quoted(one) + " for 1.";
    }
}
