package org.dropwhere.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Phrases that all messages share. */
public final class Words {
    private static final int LONGEST_QUOTE = 60;
    private static final int SHORTEST_PART = 4;

    private Words() {}

    /** A text of the user's in quotes, on one line, shortened if it is long. */
    public static String quoted(String text) {
        StringBuilder line = new StringBuilder("\"");
        text.codePoints().limit(LONGEST_QUOTE).forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        boolean cut = text.codePointCount(0, text.length()) > LONGEST_QUOTE;
        return line.append(cut ? "...\"" : "\"").toString();
    }

    /** A path; in the words in which it was written, in quotes, where its ends could not be seen. */
    static String path(Path path, String written) {
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

    /** Letters to put in, leave out, replace or exchange with a neighbour ("optimal string alignment"). */
    private static int changes(String from, String to) {
        int[][] fewest = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    fewest[i][j] = i + j;
                    continue;
                }
                int replaced = fewest[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                fewest[i][j] = Math.min(replaced, 1 + Math.min(fewest[i - 1][j], fewest[i][j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    fewest[i][j] = Math.min(fewest[i][j], 1 + fewest[i - 2][j - 2]);
                }
            }
        }
        return fewest[from.length()][to.length()];
    }

    /**
     * The candidate that takes the fewest changes of letters, if they are few; or else the first of which the word is a
     * part. Upper and lower case are the same, and so are hyphen and underscore.
     */
    public static Optional<String> nearest(String written, Collection<String> candidates) {
        String word = written.toLowerCase(Locale.ROOT).replace('_', '-');
        int limit = word.length() <= 3 ? 1 : word.length() <= 6 ? 2 : word.length() / 3;
        @Nullable String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int changes = changes(word, candidate);
            if (changes <= limit && changes < fewest) {
                best = candidate;
                fewest = changes;
            }
        }
        return best != null || word.length() < SHORTEST_PART
                ? Optional.ofNullable(best)
                : candidates.stream().filter(c -> c.contains(word)).findFirst();
    }
}
