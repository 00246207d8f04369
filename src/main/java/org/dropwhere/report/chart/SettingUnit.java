package org.dropwhere.report.chart;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.task.Tasks;

/** What the values of a setting count or measure. */
final class SettingUnit {
    private static final String SEQUENCES = "sequences";
    private static final String STEPS = "time steps";
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("data.train", SEQUENCES),
            Map.entry("data.validation", SEQUENCES),
            Map.entry("data.test", SEQUENCES),
            Map.entry("data.length", STEPS),
            Map.entry("data.vocabulary", "tokens"),
            Map.entry("data.label-noise", "share flipped"),
            Map.entry("model.embedding", "features"),
            Map.entry("training.batch-size", SEQUENCES));

    /** Layers of a model whose value is a number; {@code units} itself says so. */
    private static final Pattern LAYER = Pattern.compile("model\\.(layers\\.[0-9]+\\.[a-z]+|dense(\\.[0-9]+)?)");

    /** Settings of a variant that are no rates. */
    private static final Pattern NO_RATE =
            Pattern.compile("variants\\.[^.]*|variants\\..*\\.(keras|pytorch|version|implementation|time|gates)");

    private SettingUnit() {}

    /** Absent where the name is clear by itself. */
    static Optional<String> of(String path) {
        return path.startsWith("variants.") && !NO_RATE.matcher(path).matches()
                ? Optional.of("rate")
                : Optional.ofNullable(UNITS.get(path)).or(() -> ofLayer(path)).or(() -> ofTask(path));
    }

    private static Optional<String> ofLayer(String path) {
        return Optional.of("units").filter(unit -> LAYER.matcher(path).matches());
    }

    private static Optional<String> ofTask(String path) {
        return Tasks.KINDS.stream()
                .flatMap(kind -> kind.settings().stream()
                        .filter(setting -> path.equals("data." + kind.key() + "." + setting.key())))
                .map(Setting::unit)
                .filter(unit -> !unit.isEmpty())
                .findFirst();
    }
}
