package org.dropwhere.report.chart;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of a setting count or measure. */
final class SettingUnit {
    private static final String SEQUENCES = "sequences";
    private static final String STEPS = "time steps";
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("data.train", SEQUENCES),
            Map.entry("data.validation", SEQUENCES),
            Map.entry("data.test", SEQUENCES),
            Map.entry("data.length", STEPS),
            Map.entry("data.temporal-order.within-last", STEPS),
            Map.entry("data.delayed-recall.delay", STEPS),
            Map.entry("data.parity.bits", STEPS),
            Map.entry("data.majority.margin", "tokens"),
            Map.entry("data.vocabulary", "tokens"),
            Map.entry("data.label-noise", "share flipped"),
            Map.entry("model.embedding", "features"),
            Map.entry("training.batch-size", SEQUENCES));

    /** Settings of a variant that are no rates. */
    private static final Pattern NO_RATE =
            Pattern.compile("variants\\.[^.]*|variants\\..*\\.(keras|pytorch|version|implementation|time|gates)");

    private SettingUnit() {}

    /** Absent where the name is clear by itself. */
    static Optional<String> of(String path) {
        return path.startsWith("variants.") && !NO_RATE.matcher(path).matches()
                ? Optional.of("rate")
                : Optional.ofNullable(UNITS.get(path));
    }
}
