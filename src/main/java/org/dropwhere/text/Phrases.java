package org.dropwhere.text;

import java.util.List;
import java.util.Locale;

/** Counts and long lists in sentences. */
public final class Phrases {
    private Phrases() {}

    /** A number of things whose plural has an s: {@code 1 seed}, {@code 3 seeds}. */
    public static String count(long number, String thing) {
        return number + " " + (number == 1 ? thing : thing + "s");
    }

    /** The words with a capital at their beginning; at least one. */
    public static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The first of many words, and how many more there are: {@code a, b and 3 more}. */
    public static String first(List<String> words, int most) {
        return words.size() <= most
                ? String.join(", ", words)
                : String.join(", ", words.subList(0, most)) + " and " + (words.size() - most) + " more";
    }
}
