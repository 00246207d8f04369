package org.dropwhere.config.check;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.Split;

/** What an experiment file has below {@code data.split}. */
final class SplitSection {
    static final String KEY = "split";
    static final String PATH = "data." + KEY;

    private static final String VALIDATION = at(Part.VALIDATION.key());
    private static final String TEST = at(Part.TEST.key());
    private static final String FOLDS = at("folds");
    private static final List<String> SHARES = List.of(VALIDATION, TEST, FOLDS);
    private static final String STRATIFIED = at("stratified");
    private static final String PER_SEED = at("per-seed");

    private SplitSection() {}

    private static String at(String key) {
        return PATH + "." + key;
    }

    /**
     * Adds what is missing and what contradicts itself.
     *
     * @param isNeeded whether there is a part without a file
     */
    static void check(boolean isNeeded, Settings settings) {
        boolean isEmpty = SHARES.stream()
                .noneMatch(path -> settings.has(path) || settings.mistakes().isInvalid(path));
        if (isEmpty) {
            settings.entry(PATH)
                    .ifPresent(split -> settings.mistakes()
                            .add(
                                    split.key(),
                                    isNeeded
                                            ? Settings.lacks(PATH, List.of("validation", "test", "folds"))
                                            : PATH + " divides nothing, as each part has a file of its own; leave it"
                                                    + " out"));
        }
        OptionalInt folds = settings.integer(FOLDS);
        if (folds.isPresent() && share(TEST, settings) > 0) {
            settings.entry(TEST)
                    .ifPresent(test -> settings.mistakes()
                            .add(
                                    test.key(),
                                    TEST + " stands beside " + FOLDS + where(FOLDS, settings)
                                            + ", each of which is the test part of a seed; leave out one of them"));
        } else {
            checkSum(settings);
        }
        if (folds.isPresent() && settings.isTrue(PER_SEED)) {
            settings.entry(PER_SEED)
                    .ifPresent(perSeed -> settings.mistakes()
                            .add(
                                    perSeed.key(),
                                    PER_SEED + " stands beside " + FOLDS + where(FOLDS, settings)
                                            + ", with which each seed has a fold of its own; leave it out"));
        }
    }

    private static String where(String path, Settings settings) {
        return settings.entry(path).map(entry -> " (at " + entry.key() + ")").orElse("");
    }

    private static void checkSum(Settings settings) {
        OptionalInt folds = settings.integer(FOLDS);
        BigDecimal sum = number(VALIDATION, settings).add(number(TEST, settings));
        if (folds.isPresent() && sum.doubleValue() + 1.0 / folds.getAsInt() >= 1) {
            settings.addMistake(
                    VALIDATION,
                    VALIDATION + " is " + sum.toPlainString() + ", and of " + FOLDS + " " + folds.getAsInt()
                            + " one is tested on, which leaves nothing to train on; allowed are less validation or more"
                            + " folds");
        } else if (folds.isEmpty() && sum.compareTo(BigDecimal.ONE) >= 0) {
            settings.addMistake(
                    PATH,
                    PATH + " gives " + sum.stripTrailingZeros().toPlainString()
                            + " of the sequences to validation and test; allowed is less than 1, so that the rest are to"
                            + " train on");
        }
    }

    private static BigDecimal number(String path, Settings settings) {
        return settings.number(path).orElse(BigDecimal.ZERO);
    }

    private static double share(String path, Settings settings) {
        return settings.real(path).orElse(0);
    }

    /** The path of the setting that gives a part its sequences; absent if none does. */
    static Optional<String> source(Part part, Settings settings) {
        return settingsOf(part).filter(path -> share(path, settings) > 0).findFirst();
    }

    private static Stream<String> settingsOf(Part part) {
        return switch (part) {
            case TRAIN -> Stream.of();
            case VALIDATION -> Stream.of(VALIDATION);
            case TEST -> Stream.of(TEST, FOLDS);
        };
    }

    /** Whether a mistake about the setting that gives a part its sequences was reported. */
    static boolean isInvalid(Part part, Settings settings) {
        return Stream.concat(Stream.of(PATH), settingsOf(part)).anyMatch(settings.mistakes()::isInvalid);
    }

    /** What a part is called. */
    static String what(Part part) {
        return "the " + part.key() + " part";
    }

    /** How a part gets a share. */
    static String example(Part part) {
        return KEY + ": {" + part.key() + ": 0.2}";
    }

    /** The split of settings without a mistake. */
    static Split split(Settings settings) {
        Split split = new Split(
                share(VALIDATION, settings),
                share(TEST, settings),
                !settings.has(STRATIFIED) || settings.isTrue(STRATIFIED),
                settings.isTrue(PER_SEED),
                settings.integer(FOLDS).orElse(0));
        return split.isNone() ? Split.NONE : split;
    }

    /** What stands for it below {@code data}; nothing if nothing is divided. */
    static Map<String, Object> written(Split split) {
        if (split.isNone()) {
            return Map.of();
        }
        Map<String, Object> written = new LinkedHashMap<>();
        if (split.validation() > 0) {
            written.put("validation", split.validation());
        }
        if (split.test() > 0) {
            written.put("test", split.test());
        }
        if (!split.stratified()) {
            written.put("stratified", false);
        }
        if (split.perSeed()) {
            written.put("per-seed", true);
        }
        if (split.folds() > 0) {
            written.put("folds", split.folds());
        }
        return Map.of(KEY, written);
    }
}
