package org.dropwhere.config.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;

/** What an experiment file has below {@code data} of its files, beside the files themselves. */
final class FileSettings {
    static final List<String> KEYS = List.of(
            ColumnsSection.COLUMNS,
            ColumnsSection.LABELS,
            WordContent.KEY,
            FeatureContent.KEY,
            SplitSection.KEY,
            PadSection.KEY);

    private static final String VOCABULARY = "data.vocabulary";
    private static final String WORDS = "data." + WordContent.KEY;
    private static final String FEATURES = "data." + FeatureContent.KEY;

    private FileSettings() {}

    /** Whether what a recurrent layer reads is in the files, so that there is no embedding. */
    static boolean areFeatures(Settings settings) {
        return settings.has(FEATURES) && !settings.has(WORDS) && !settings.has("data." + TaskData.SOURCE);
    }

    /** Whether features are spoken of, be it where they have no meaning or in a wrong way. */
    static boolean mentionFeatures(Settings settings) {
        return settings.has(FEATURES) || settings.mistakes().isInvalid(FEATURES);
    }

    /**
     * Adds what does not go together.
     *
     * @param isDivided whether a part is left for the split
     */
    static void check(boolean isDivided, Settings settings) {
        checkContent(settings);
        ColumnsSection.check(settings);
        SplitSection.check(isDivided, settings);
        PadSection.check(settings);
    }

    private static void checkContent(Settings settings) {
        if (settings.has(WORDS)) {
            refuse(
                    FEATURES,
                    "stands beside " + WORDS + at(WORDS, settings)
                            + ", but a step is either a word or numbers; leave out one of them",
                    settings);
            refuse(
                    VOCABULARY,
                    "is the number of tokens of files that have tokens; allowed beside " + WORDS + " is " + WORDS
                            + ".vocabulary in its place",
                    settings);
        }
        if (settings.has(FEATURES)) {
            refuse(
                    VOCABULARY,
                    "is the number of tokens, and with " + FEATURES + at(FEATURES, settings)
                            + " the files have none; leave it out",
                    settings);
            refuse(
                    PadSection.PATH + ".to",
                    "pads with a token, and with " + FEATURES + at(FEATURES, settings)
                            + " the files have none; leave it out: sequences keep their own lengths",
                    settings);
        }
    }

    private static void refuse(String path, String why, Settings settings) {
        settings.entry(path).ifPresent(entry -> settings.mistakes().add(entry.key(), path + " " + why));
    }

    private static String at(String path, Settings settings) {
        return settings.entry(path).map(entry -> " (at " + entry.key() + ")").orElse("");
    }

    /** The data of settings without a mistake. */
    static FileData data(List<SourceFile> files, Settings settings) {
        return new FileData(
                files,
                content(settings),
                ColumnsSection.columns(settings),
                ColumnsSection.labels(settings),
                SplitSection.split(settings),
                PadSection.pad(settings),
                settings.integer(VOCABULARY));
    }

    private static StepContent content(Settings settings) {
        if (areFeatures(settings)) {
            return new FeatureContent(settings.isTrue(FEATURES + ".standardise"));
        }
        if (!settings.has(WORDS)) {
            return new TokenContent();
        }
        OptionalInt vocabulary = settings.integer(WORDS + ".vocabulary");
        return new WordContent(
                vocabulary.orElse(0),
                isTrueUnlessSaid(WORDS + ".lower-case", settings),
                isTrueUnlessSaid(WORDS + ".strip-punctuation", settings));
    }

    private static boolean isTrueUnlessSaid(String path, Settings settings) {
        return !settings.has(path) || settings.isTrue(path);
    }

    /** What stands for them below {@code data}; nothing at the defaults. */
    static Map<String, Object> written(FileData files) {
        Map<String, Object> written = new LinkedHashMap<>(ColumnsSection.written(files));
        if (files.content() instanceof WordContent words) {
            Map<String, Object> all = new LinkedHashMap<>();
            if (words.vocabulary() > 0) {
                all.put("vocabulary", words.vocabulary());
            }
            if (!words.lowerCase()) {
                all.put("lower-case", false);
            }
            if (!words.stripPunctuation()) {
                all.put("strip-punctuation", false);
            }
            written.put(WordContent.KEY, all);
        } else if (files.content() instanceof FeatureContent features) {
            written.put(FeatureContent.KEY, features.standardise() ? Map.of("standardise", true) : Map.of());
        }
        written.putAll(SplitSection.written(files.split()));
        written.putAll(PadSection.written(files.pad()));
        files.vocabulary().ifPresent(vocabulary -> written.put("vocabulary", vocabulary));
        return written;
    }
}
