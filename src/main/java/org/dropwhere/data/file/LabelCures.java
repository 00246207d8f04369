package org.dropwhere.data.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** What to do about labels that are neither 0 nor 1. */
final class LabelCures {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?");
    private static final Pattern SEQUENCE = Pattern.compile("[\\[(]?\\d+[ ,]+\\d.*");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\d_-]*|[+-]?\\d{1,9}");
    private static final Set<String> YAML_WORDS = Set.of("true", "false", "null");
    private static final Set<String> ONES =
            Set.of("1", "positive", "pos", "yes", "y", "good", "spam", "true", "t", "toxic", "fake", "ill", "sick");
    private static final Set<String> ZEROS =
            Set.of("0", "-1", "negative", "neg", "no", "n", "bad", "ham", "false", "f", "neutral", "real", "healthy");
    private static final String TWO_CLASSES = "Only two classes can be told apart: write 0 for one and 1 for the other,"
            + " or leave out the sequences of all others.";

    private LabelCures() {}

    /**
     * Of a file whose labels are other texts throughout.
     *
     * @param found different texts, in the order of the file
     */
    static String names(List<String> found) {
        if (found.stream().anyMatch(text -> SEQUENCE.matcher(text).matches())) {
            return Mistakes.quoted(found.get(0))
                    + " is no label, but looks like a sequence. Say under data which column"
                    + " is which, such as columns: {tokens: x, label: y}.";
        }
        if (found.size() > 2) {
            return "the labels are "
                    + found.subList(0, 2).stream().map(Mistakes::quoted).collect(Collectors.joining(", "))
                    + " and others. " + TWO_CLASSES;
        }
        if (found.size() == 1) {
            String only = found.get(0);
            return "all labels are " + Mistakes.quoted(only) + ". Labels are 0 and 1; if others are in other files, say"
                    + " under data which of the two this is: labels: {" + (isOne(only) ? 1 : 0) + ": " + yaml(only)
                    + "}.";
        }
        return "the labels are " + Mistakes.quoted(found.get(0)) + " and " + Mistakes.quoted(found.get(1))
                + ", not 0 and 1. Say under data which is which: " + labels(guess(found.get(0), found.get(1)));
    }

    /**
     * Of a file in which a label stands nowhere as the experiment writes it.
     *
     * @param found how often each text is there, or each of the first few, in the order of the file
     * @return nothing if all that the experiment writes are there
     */
    static Optional<String> unseen(LabelNames names, Map<String, Long> found) {
        List<String> unseen = Stream.of(names.zero(), names.one())
                .filter(name -> !name.isEmpty() && !found.containsKey(name))
                .toList();
        if (unseen.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = List.copyOf(found.keySet());
        String start = Words.list(unseen.stream().map(Mistakes::quoted).toList(), "and")
                + (unseen.size() == 1 ? " is" : " are") + " the label of no sequence; the labels are "
                + found.entrySet().stream()
                        .limit(2)
                        .map(text ->
                                Mistakes.quoted(text.getKey()) + " (" + Phrases.count(text.getValue(), "time") + ")")
                        .collect(Collectors.joining(" and "));
        if (texts.size() > 2) {
            return Optional.of(start + " and others. " + TWO_CLASSES);
        }
        if (texts.size() < 2) {
            return Optional.of(start + ". Write labels under data as they stand in the file.");
        }
        return Optional.of(start + ". Say under data which is which: " + labels(guess(texts.get(0), texts.get(1))));
    }

    private static String labels(LabelNames names) {
        return "labels: {0: " + yaml(names.zero()) + ", 1: " + yaml(names.one()) + "}.";
    }

    /** Which of two texts is likely to be meant by which label. */
    static LabelNames guess(String first, String second) {
        return isFirstOne(first, second) ? new LabelNames(second, first) : new LabelNames(first, second);
    }

    private static boolean isOne(String text) {
        return ONES.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isZero(String text) {
        return ZEROS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A guess where the words do not tell; the user decides. */
    private static boolean isFirstOne(String first, String second) {
        if (NUMBER.matcher(first).matches() && NUMBER.matcher(second).matches()) {
            return Double.parseDouble(first) > Double.parseDouble(second);
        }
        if (isOne(first) != isOne(second)) {
            return isOne(first);
        }
        if (isZero(first) != isZero(second)) {
            return isZero(second);
        }
        return first.compareTo(second) > 0;
    }

    private static String yaml(String text) {
        return PLAIN.matcher(text).matches() && !YAML_WORDS.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : Words.quoted(text);
    }

    /** Of a single label. */
    static Optional<String> of(String label, LabelNames names) {
        if (!names.equals(LabelNames.DEFAULT)) {
            return Optional.of(
                    "Only two classes can be told apart, by labels: {0: ..., 1: ...} under data, each text as"
                            + " it stands in the file.");
        }
        if (!NUMBER.matcher(label).matches()) {
            return Optional.of(
                    label.chars().anyMatch(Character::isWhitespace)
                            ? "Say which column has the labels, under data, for example columns: {label: y}."
                            : "Write 0 for one class and 1 for the other.");
        }
        double number = Double.parseDouble(label);
        return Optional.of(
                number == Math.rint(number)
                        ? TWO_CLASSES
                        : "Write 0 for one class and 1 for the other; a share or a score is no class.");
    }
}
