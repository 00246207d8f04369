package org.dropwhere.tracking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.text.Sha256;

/** Names of planned runs that are paths of folders too, on every system: {@code control/seed-1}. */
final class RunNames {
    /** Characters of a part; file systems allow 255 bytes, and some tools add to them. */
    private static final int LONGEST = 120;

    private static final int DIGITS = 8;
    private static final String ALLOWED = "-_.=,+";

    private RunNames() {}

    /** The variant, the point if there is a sweep, and the seed. */
    static String of(PlannedRun run) {
        List<String> parts = new ArrayList<>();
        parts.add(part(run.arm().variant()));
        if (!run.arm().point().values().isEmpty()) {
            parts.add(part(run.arm().point().text().replace(", ", ",")));
        }
        parts.add("seed-" + run.seed());
        return String.join("/", parts);
    }

    /** All else becomes the numbers of its bytes, as in URLs, so that different names stay different. */
    private static String part(String text) {
        StringBuilder part = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean leadingDot = c == '.' && part.isEmpty();
            if (isPlain(c) && !leadingDot) {
                part.append(c);
            } else {
                part.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return part.length() <= LONGEST
                ? part.toString()
                : part.substring(0, LONGEST - DIGITS - 1) + "-"
                        + Sha256.of(text).substring(0, DIGITS);
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ALLOWED.indexOf(c) >= 0;
    }
}
