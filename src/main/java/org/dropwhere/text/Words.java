package org.dropwhere.text;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Phrases that all messages share. */
public final class Words {
    /** Characters of a quotation; chosen, not measured, like the other lengths here. */
    private static final int LONGEST_QUOTE = 60;

    private static final int SHORTEST_PART = 4;
    /** Nobody misspells a longer word by a few letters, and comparing takes time and memory by its square. */
    private static final int LONGEST_WORD = 200;

    private Words() {}

    /** A text of the user's in quotes, on one line, shortened if it is long. */
    public static String quoted(String text) {
        boolean cut = text.codePointCount(0, text.length()) > LONGEST_QUOTE;
        String shown = cut ? text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "..." : text;
        return "\"" + visible(shown) + "\"";
    }

    /**
     * A text on one line that controls nothing: line breaks, what terminals obey and what turns the order of letters
     * stand as {@code \\u001b}. What is visible already stays as it is.
     */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(Words::isControl)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isControl(c)) {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    /** Of C0 and C1, a line or paragraph separator, or one that embeds, overrides or isolates a direction. */
    private static boolean isControl(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /** A text without its middle if it has more characters than that: its beginning and end matter most. */
    public static String shortened(String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length <= most) {
            return text;
        }
        int end = most / 3;
        int head = text.offsetByCodePoints(0, most - end);
        int tail = text.offsetByCodePoints(head, length - most);
        return text.substring(0, head) + " ... " + text.substring(tail);
    }

    /** A path; in the words in which it was written, in quotes, where its ends could not be seen. */
    public static String path(Path path, String written) {
        String text = path.toString();
        boolean clear = text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
        return clear && text.chars().anyMatch(Character::isLetterOrDigit) ? text : quoted(written);
    }

    /** "a", "a and b", "a, b and c". */
    public static String list(List<String> words, String last) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        int end = words.size() - 1;
        return String.join(", ", words.subList(0, end)) + " " + last + " " + words.get(end);
    }

    /** "; did you mean x?", or nothing if no candidate resembles what was written. */
    public static String suggestion(Optional<String> nearest) {
        return nearest.map(word -> "; did you mean " + word + "?").orElse("");
    }

    /**
     * The candidate that takes the fewest changes of letters (inserted, deleted, replaced, or exchanged with a
     * neighbour), if they are few and most letters stay; or else the first of which the word is a part. Upper and lower
     * case are the same, and so are hyphen and underscore.
     */
    public static Optional<String> nearest(String written, Collection<String> candidates) {
        if (written.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String word = written.toLowerCase(Locale.ROOT).replace('_', '-');
        int limit = word.length() <= 3 ? 1 : word.length() <= 6 ? 2 : word.length() / 3;
        DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(limit);
        @Nullable String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int changes = distance.apply(word, candidate); // -1 above the limit.
            boolean mostStay = 2 * changes < Math.max(word.length(), candidate.length());
            if (changes >= 0 && changes < fewest && mostStay) {
                best = candidate;
                fewest = changes;
            }
        }
        return best != null || word.length() < SHORTEST_PART
                ? Optional.ofNullable(best)
                : candidates.stream().filter(c -> c.contains(word)).findFirst();
    }
}
