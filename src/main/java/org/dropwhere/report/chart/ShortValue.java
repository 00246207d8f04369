package org.dropwhere.report.chart;

import java.util.regex.Pattern;

/**
 * Values of a sweep in few words: {@code 0.25 per-sequence} for {@code {rate: 0.25, time: per-sequence}}, and
 * {@code lstm 64, gru 32} for {@code [{lstm: 64}, {gru: 32}]}.
 */
final class ShortValue {
    /** Keys that are left out beside others, as their values speak for themselves. */
    private static final Pattern PLAIN_KEYS = Pattern.compile("(?<=[{ ])(rate|time|gates): ");

    private ShortValue() {}

    /** Different values remain different. */
    static String of(String value) {
        if (value.startsWith("[{")) {
            return value.replaceAll("[\\[\\]{}]", "").replace(": ", " ");
        }
        if (!value.startsWith("{")) {
            return value;
        }
        String words = value.contains(", ") ? PLAIN_KEYS.matcher(value).replaceAll("") : value;
        return words.replaceAll("[{}]", "").replace(", ", " ").replace(": ", " ");
    }
}
