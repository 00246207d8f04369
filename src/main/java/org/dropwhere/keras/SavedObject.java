package org.dropwhere.keras;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/**
 * The settings of a layer, an optimizer or a loss as Keras has saved them. What was not asked for is refused in the
 * end, unless it is nothing: a setting that this program does not know may change a result.
 */
final class SavedObject {
    private static final int LONGEST_KEY = 60;

    private final String title;
    private final JsonNode config;
    private final Refusals refusals;
    private final Set<String> asked = new HashSet<>();

    /**
     * Settings.
     *
     * @param title what messages call that which has them
     * @param config an object; of anything else there are no settings
     */
    SavedObject(String title, JsonNode config, Refusals refusals) {
        this.title = title;
        this.config = config;
        this.refusals = refusals;
    }

    String title() {
        return title;
    }

    /** A value, which is then known; missing where there is none. */
    JsonNode get(String key) {
        asked.add(key);
        return config.path(key);
    }

    boolean has(String key) {
        return isGiven(config.path(key));
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    /** Settings that change no result. */
    void ignore(String... keys) {
        asked.addAll(List.of(keys));
    }

    /**
     * Refuses a value.
     *
     * @param because a clause that follows, or nothing
     */
    void refuse(String key, String because, String allowed) {
        refuse(key, Shown.value(config.path(key)), because, allowed);
    }

    private void refuse(String key, String value, String because, String allowed) {
        refusals.add(title + " has " + Words.visible(Words.shortened(key, LONGEST_KEY)) + " " + value
                + (because.isEmpty() ? "" : ", " + because) + "; allowed is " + allowed);
    }

    /** Refuses what it is as a whole. */
    void refuse(String clause) {
        refusals.add(title + " " + clause);
    }

    /** Refuses what computes with other numbers: a word, or an object whose settings have it. */
    void requireFloat32() {
        JsonNode type = get("dtype");
        JsonNode policy = type.path("config").path("name");
        Optional<String> name = Shown.word(policy.isString() ? policy : type);
        if (has("dtype") && name.filter("float32"::equals).isEmpty()) {
            refuse("dtype", name.map(Words::quoted).orElse(Shown.value(type)), "", "float32");
        }
    }

    /**
     * True, false, or what holds where the key is missing.
     *
     * @param fallback to Python a null is false, so that it is refused where a missing key means true
     */
    boolean isTrue(String key, boolean fallback) {
        return isTrue(key, fallback, "true or false");
    }

    private boolean isTrue(String key, boolean fallback, String allowed) {
        JsonNode value = get(key);
        if (value.isMissingNode() || (value.isNull() && !fallback)) {
            return fallback;
        }
        if (!value.isBoolean()) {
            refuse(key, "", allowed);
            return fallback;
        }
        return value.booleanValue();
    }

    /** Refuses another value than this; that the key is missing is as good. */
    void require(String key, boolean only, String because) {
        if (isTrue(key, only, Boolean.toString(only)) != only) {
            refuse(key, because, Boolean.toString(only));
        }
    }

    /** Refuses whatever is there. */
    void requireNone(String key, String because) {
        if (isGiven(get(key))) {
            refuse(key, because, "none");
        }
    }

    /** A whole number, which has to be there. */
    OptionalInt whole(String key, int least, int most) {
        JsonNode value = get(key);
        String allowed = "a whole number from " + least + " to " + most;
        if (!isGiven(value)) {
            refusals.add(title + " has no " + key + "; allowed is " + allowed);
            return OptionalInt.empty();
        }
        double number = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
        // Python writes 64.0 where a number was computed.
        if (!(number >= least && number <= most && number == Math.rint(number))) {
            refuse(key, "", allowed);
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) number);
    }

    /** A number without the noise of single precision; absent where there is none. */
    OptionalDouble number(String key, Limits limits) {
        JsonNode value = get(key);
        if (!isGiven(value)) {
            return OptionalDouble.empty();
        }
        double number = value.isNumber() ? plain(value.asDouble(Double.NaN)) : Double.NaN;
        if (!Double.isFinite(number) || !limits.allow(number, Integer.MAX_VALUE)) {
            refuse(key, "", text(limits));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number);
    }

    private static String text(Limits limits) {
        List<String> parts = new ArrayList<>();
        parts.add((limits.isLeastAllowed() ? "from " : "above ") + NumberText.of(limits.least()));
        limits.most()
                .ifPresent(most -> parts.add(
                        (limits.isMostAllowed() ? "up to " : "up to but not including ") + NumberText.of(most)));
        return "a number " + String.join(" ", parts);
    }

    /**
     * The shortest number of the same single precision: Keras keeps a learning rate of 0.001 as 0.0010000000474974513.
     */
    static double plain(double number) {
        return (double) (float) number == number ? Double.parseDouble(Float.toString((float) number)) : number;
    }

    /** One of some words; the first where the key is missing. A null is None to Keras, not its default. */
    Optional<String> word(String key, List<String> words, String because) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return Optional.of(words.get(0));
        }
        Optional<String> word = Shown.word(value).filter(words::contains);
        if (word.isEmpty()) {
            refuse(key, because, Words.list(words, "or"));
        }
        return word;
    }

    /** Refuses what nobody has asked for, unless it is nothing: null, false, or an empty list or object. */
    void refuseOthers() {
        for (String key : config.propertyNames()) {
            JsonNode value = config.path(key);
            boolean isNothing = !isGiven(value)
                    || (value.isBoolean() && !value.booleanValue())
                    || (value.isContainer() && value.isEmpty());
            if (!asked.contains(key) && !isNothing) {
                refuse(key, "which is not known here and may change a result", "none");
            }
        }
    }
}
