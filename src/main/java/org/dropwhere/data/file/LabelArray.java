package org.dropwhere.data.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.text.Words;

/** Reads an array of labels, {@code [sequences]} or {@code [sequences, 1]}, of numbers, truths or texts. */
final class LabelArray {
    private static final String TWO_CLASSES =
            "Only two classes can be told apart: write 0 for one and 1 for the other, or"
                    + " leave out the sequences of all others.";

    /** Different texts; of more it is enough to know that there are more than two. */
    private static final int MOST_TEXTS = 3;

    private final ArrayContent content;
    private final boolean areTexts;
    private final LabelNames names;
    private final Agreement agreement;
    private final ArrayMistakes mistakes;

    /** Single labels; they go to the others when all labels are known. */
    private final ArrayMistakes wrong;

    private final Map<String, Long> texts = new LinkedHashMap<>();
    private boolean areOtherTexts;

    private LabelArray(ArrayContent content, ReadRequest request, ArrayMistakes mistakes) {
        this.content = content;
        this.areTexts = content.header().type().isText();
        this.names = request.labels();
        this.agreement = request.agreement();
        this.mistakes = mistakes;
        this.wrong = mistakes.ofSameFile();
    }

    /**
     * Reads all of an array.
     *
     * @param request says what the array has for the two labels
     * @param mistakes takes what is no label
     * @return 0 or 1 for each sequence
     * @throws BadInput if the array as a whole is none of labels
     * @throws IOException if it cannot be read
     */
    static int[] read(ArrayContent content, ReadRequest request, ArrayMistakes mistakes) throws IOException {
        ArrayHeader header = content.header();
        boolean isColumn = header.dimensions() == 2 && header.length(1) == 1;
        if (header.dimensions() != 1 && !isColumn) {
            throw new BadInput(content.where() + ": this is an array of " + header.inWords()
                    + ". Labels have the shape [sequences] or [sequences, 1]. "
                    + (header.dimensions() == 2 && header.length(1) == 2
                            ? "If each row has a 1 in the column of its class, write the class (NumPy: y.argmax(1))."
                            : "One for each sequence makes it so (NumPy: y.reshape(-1))."));
        }
        return new LabelArray(content, request, mistakes).read();
    }

    private int[] read() throws IOException {
        ArrayLines all = new ArrayLines(
                1, ArrayLines.of(content.header(), content.where()).sequences(), false);
        int[] labels = new int[all.initial()];
        int done = 0;
        while (done < all.length()) {
            int given = content.advance(all.length() - done);
            if (done + given > labels.length) {
                labels = Arrays.copyOf(labels, all.grown(labels.length, done + given));
            }
            for (int i = 0; i < given; i++) {
                labels[done + i] = label(i, done + i);
            }
            done += given;
        }
        content.end();
        Optional<String> ofAll = areOtherTexts ? ofAll() : Optional.empty();
        if (ofAll.isPresent()) {
            throw new BadInput(content.where() + ": " + Words.visible(ofAll.get()));
        }
        mistakes.add(wrong);
        return labels;
    }

    /** What is to be said once in place of each label that is none. */
    private Optional<String> ofAll() {
        return names.equals(LabelNames.DEFAULT)
                ? Optional.of(LabelCures.names(List.copyOf(texts.keySet())))
                : LabelCures.unseen(new LabelNames(plain(names.zero()), plain(names.one())), texts);
    }

    /** A label; 0 in place of what is none. */
    private int label(int element, int sequence) {
        if (!names.equals(LabelNames.DEFAULT)) {
            return named(plain(content.text(element)), sequence);
        }
        return areTexts ? plainText(content.text(element).strip()) : number(element, sequence);
    }

    private int number(int element, int sequence) {
        int label = content.token(element, 2);
        if (label < 0) {
            String found = content.text(element);
            mistake(sequence, Mistakes.quoted(found) + " is no label. Labels are 0 and 1.", cure(found));
        }
        return Math.max(label, 0);
    }

    private int plainText(String text) {
        count(text);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true" -> 1;
            case "0", "0.0", "false" -> 0;
            default -> {
                areOtherTexts = true;
                yield 0;
            }
        };
    }

    private void count(String text) {
        if (texts.size() < MOST_TEXTS || texts.containsKey(text)) {
            texts.merge(text, 1L, Long::sum);
        }
    }

    private int named(String found, int sequence) {
        String zero = plain(names.zero());
        String one = plain(names.one());
        if (found.isEmpty()) {
            mistake(sequence, "the label is missing.", "Leave such sequences out.");
            return 0;
        }
        count(found);
        if (found.equals(one) || found.equals(zero)) {
            return found.equals(one) ? 1 : 0;
        }
        if ((zero.isEmpty() || one.isEmpty()) && agreement.isOtherLabel(found)) {
            return one.isEmpty() ? 1 : 0;
        }
        areOtherTexts = true;
        String other = agreement.otherLabel().orElse("");
        mistake(
                sequence,
                Words.visible(Mistakes.quoted(found) + " is no label. Labels are "
                        + Mistakes.quoted(zero.isEmpty() ? other : zero) + " for 0 and "
                        + Mistakes.quoted(one.isEmpty() ? other : one) + " for 1."),
                TWO_CLASSES);
        return 0;
    }

    /** So that 1, 1.0 and what the experiment file writes for it are the same, and True and true. */
    private String plain(String text) {
        String stripped = text.strip();
        if (areTexts) {
            return stripped;
        }
        return stripped.endsWith(".0")
                ? stripped.substring(0, stripped.length() - 2)
                : stripped.toLowerCase(Locale.ROOT);
    }

    private static String cure(String found) {
        return switch (found) {
            case "nan" -> "The label is missing; leave such sequences out.";
            case "-1", "-1.0" -> "If -1 and 1 are the two classes, say under data: labels: {0: -1, 1: 1}.";
            default ->
                found.endsWith(".0") || found.chars().allMatch(c -> c == '-' || Character.isDigit(c))
                        ? TWO_CLASSES
                        : "Write 0 for one class and 1 for the other; a share or a score is no class.";
        };
    }

    private void mistake(int sequence, String sentence, String cure) {
        String index = sequence + (content.header().dimensions() == 2 ? ", 0" : "");
        wrong.add(content.where() + "[" + index + "]: " + sentence, Optional.of(cure));
    }
}
